// Meeting mode: the brief's own exhibits, moved one by one onto a stage and back, so that charts stay alive.
"use strict";
(() => {
  const meeting = document.getElementById("meeting");
  const one = (selector) => meeting.querySelector(selector);
  const [slide, place, over, said, at, overview] = [".slide", ".place", ".over", ".said", ".at", ".overview"].map(one);
  const cut = Object.assign(document.createElement("p"), { className: "cut" });
  const first = document.querySelector(".first");
  const control = (name) => one(`[data-do="${name}"]`);
  const title = (element) => [...element.querySelectorAll("h1, h3 > span, section > h3")].map((part) => part.textContent).join(" · ");

  /* slides: the ask with its key figures, then every exhibit; the two lists of the first page after its exhibits */
  const slides = [{ id: "cover", parts: [first.querySelector(".ask"), ...first.querySelectorAll(":scope > .key-figures")], title: title(first.querySelector(".ask")), section: "" }];
  for (const element of document.querySelectorAll("main .exhibit, .first > .columns")) {
    const section = element.closest("section.part")?.querySelector("h2").textContent ?? "";
    slides.push({ id: element.id, parts: [element], title: title(element), section });
  }
  let current = 0;
  let moved = [];
  let returning = null; // where the reader was
  let withNotes = false;
  const sized = new Set();

  const isOn = () => document.documentElement.classList.contains("presenting");

  function putBack() {
    for (const row of place.querySelectorAll(".beyond")) row.classList.remove("beyond");
    for (const element of sized) element.style.removeProperty("font-size");
    sized.clear();
    cut.remove();
    for (const [mark, element] of moved) mark.replaceWith(element);
    moved = [];
  }

  function show(number) {
    putBack();
    current = Math.max(0, Math.min(slides.length - 1, number));
    const { id, parts, section, title: name } = slides[current];
    moved = parts.map((element) => {
      const mark = document.createComment("");
      element.replaceWith(mark);
      place.append(element);
      return [mark, element];
    });
    over.textContent = section;
    at.textContent = `${current + 1} of ${slides.length}`;
    slide.setAttribute("aria-label", `${current + 1} of ${slides.length}: ${name}`);
    slide.dataset.slide = id;
    tell(parts[0]);
    fit();
    control("back").disabled = current === 0;
    control("next").disabled = current === slides.length - 1;
    history.replaceState(null, "", current ? `#present-${id}` : "#present");
  }

  function tell(element) {
    if (!control("notes")) return;
    const notes = element.querySelector(".speaker-notes");
    const reading = element.querySelector(".note");
    said.replaceChildren();
    if (notes) said.append(...notes.cloneNode(true).childNodes);
    else said.append(Object.assign(document.createElement("p"), { textContent: reading?.textContent ?? "No notes for this slide." }));
    said.hidden = !withNotes;
    control("notes").setAttribute("aria-pressed", String(withNotes));
  }

  /* A tall picture stands beside its words, a very tall one is scrolled there; a what-if and a wide table get the size that fits, a long one the rows that fit. */
  function fit() {
    for (const row of place.querySelectorAll(".beyond")) row.classList.remove("beyond");
    cut.remove();
    const box = place.querySelector(".picture svg")?.viewBox.baseVal;
    const sliders = place.querySelector(".what-if");
    const slope = box?.width ? box.height / box.width : 0;
    slide.classList.toggle("tall", Boolean(sliders) || slope > 0.56);
    slide.classList.toggle("long", slope > 0.9 && !upright.matches);
    if (slide.classList.contains("long")) place.querySelector(".picture").tabIndex = 0;
    if (upright.matches) return markScrolling(); // there a slide is as long as it needs
    if (sliders) shrink(sliders, 12, spills);
    const table = place.querySelector(".exhibit > .rows > table");
    if (!table) return markScrolling();
    shrink(table, 16, () => table.offsetWidth > table.parentElement.clientWidth + 1);
    const rows = [...table.tBodies[0].rows];
    for (let kept = rows.length; kept > 1 && spills();) {
      rows[--kept].classList.add("beyond");
      const left = rows.length - kept;
      cut.textContent = `${left} more ${left === 1 ? "row" : "rows"} in the brief`;
      table.parentElement.after(cut);
    }
    markScrolling();
  }

  const spills = () => place.scrollHeight > place.clientHeight + 1;
  const upright = matchMedia("(max-aspect-ratio: 1 / 1)");
  function markScrolling() {
    if (spills()) place.tabIndex = 0;
    else place.removeAttribute("tabindex");
  }

  function shrink(element, least, isTooLarge) {
    let size = 24;
    do element.style.setProperty("font-size", `calc(${size} * var(--u))`);
    while (isTooLarge() && (size -= 0.5) >= least);
    sized.add(element);
  }

  function enter(number = 0) {
    if (!isOn()) {
      returning = { x: scrollX, y: scrollY, focus: document.activeElement, hash: location.hash };
      document.documentElement.classList.add("presenting");
      meeting.hidden = false;
      for (const element of document.body.children) if (element !== meeting && element.tagName !== "SCRIPT") element.inert = true;
      // Only where the reader asked: an address cannot fill the screen by itself.
      if (navigator.userActivation?.isActive) document.documentElement.requestFullscreen?.().catch(() => {});
    }
    show(number);
    slide.focus({ preventScroll: true });
  }

  function leave() {
    if (!isOn()) return;
    putBack();
    showOverview(false);
    meeting.hidden = true;
    document.documentElement.classList.remove("presenting");
    for (const element of document.body.children) element.inert = false;
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    const hash = returning.hash.startsWith("#present") ? "" : returning.hash;
    history.replaceState(null, "", hash || location.pathname + location.search);
    dispatchEvent(new Event("resize")); // what is wider than its place is so on the page, not on a slide
    returning.focus?.focus?.({ preventScroll: true });
    scrollTo({ left: returning.x, top: returning.y, behavior: "instant" });
  }

  function showOverview(isShown) {
    overview.hidden = !isShown;
    slide.inert = isShown;
    control("overview").setAttribute("aria-expanded", String(isShown));
    for (const [number, button] of overview.querySelectorAll("button").entries()) button.toggleAttribute("aria-current", number === current);
    if (isShown) overview.querySelectorAll("button")[current].focus();
    else if (isOn()) slide.focus({ preventScroll: true });
  }

  let before = null;
  for (const [number, { title: name, section, id }] of slides.entries()) {
    const item = document.createElement("li");
    const button = Object.assign(document.createElement("button"), { type: "button" });
    const ordinal = document.querySelector(`#${CSS.escape(id)} a.ordinal`)?.lastChild.textContent ?? "";
    for (const [kind, text] of [["over", section === before ? "" : section], ["ordinal", ordinal], ["", name]]) {
      if (text) button.append(Object.assign(document.createElement("span"), { className: kind, textContent: text }), " ");
    }
    before = section;
    button.addEventListener("click", () => { showOverview(false); show(number); });
    item.append(button);
    overview.firstElementChild.append(item);
  }

  const acts = {
    back: () => show(current - 1),
    next: () => show(current + 1),
    overview: () => showOverview(overview.hidden),
    notes: () => { withNotes = !withNotes; tell(slides[current].parts[0]); fit(); },
    leave,
  };
  for (const [name, act] of Object.entries(acts)) control(name)?.addEventListener("click", act);
  document.querySelector('[data-do="present"]').addEventListener("click", () => enter());
  singleKey("p", () => { if (!isOn()) enter(); return true; });
  singleKey("o", () => { if (isOn()) acts.overview(); return isOn(); });
  singleKey("n", () => { if (isOn() && control("notes")) acts.notes(); return isOn(); });

  const keys = {
    ArrowRight: acts.next, PageDown: acts.next, ArrowLeft: acts.back, PageUp: acts.back,
    Home: () => show(0), End: () => show(slides.length - 1),
  };
  addEventListener("keydown", (event) => {
    if (!isOn() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return overview.hidden ? leave() : showOverview(false);
    if (event.target.closest(".what-if, .said:not([hidden])")) return;
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way && slide.classList.contains("long")) {
      event.preventDefault();
      return place.querySelector(".picture").scrollBy({ top: way * 120 });
    }
    const isSpace = event.key === " " && !event.target.closest("button");
    const act = isSpace ? (event.shiftKey ? acts.back : acts.next) : keys[event.key];
    if (!act) return;
    event.preventDefault();
    if (overview.hidden) act();
    else walkOverview(event.key);
  });

  function walkOverview(key) {
    const buttons = [...overview.querySelectorAll("button")];
    const now = Math.max(0, buttons.indexOf(document.activeElement));
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: buttons.length - 1 }[key];
    buttons[next]?.focus();
  }

  let touch = null;
  slide.addEventListener("touchstart", ({ touches, target }) => {
    touch = touches.length === 1 && !target.closest(".what-if") ? touches[0] : null;
  }, { passive: true });
  slide.addEventListener("touchend", ({ changedTouches: [end] }) => {
    if (!touch) return;
    const [across, down] = [end.clientX - touch.clientX, end.clientY - touch.clientY];
    if (Math.abs(across) > 45 && Math.abs(across) > 2 * Math.abs(down)) acts[across < 0 ? "next" : "back"]();
  }, { passive: true });

  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) leave(); });
  for (const event of ["resize", "drawn"]) addEventListener(event, () => { if (isOn()) fit(); });
  addEventListener("beforeprint", leave);

  async function addressed() {
    const asked = /^#present(?:-(.*))?$/.exec(location.hash);
    if (!asked) return;
    const number = slides.findIndex(({ id }) => id === decodeURIComponent(asked[1] ?? "cover"));
    enter(Math.max(0, number));
  }
  addEventListener("hashchange", addressed);
  addressed();
  document.documentElement.dataset.meeting = "ready";
})();
