// What a reader does with the page: opens drawers, searches and sorts long tables, finds exhibits by words.
"use strict";
(() => {
  const LONG = 8; // a table with more rows is searched and sorted
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
  const made = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);
  let number = 0;

  function searchBox(label, said, search) {
    const id = `search-${++number}`;
    const box = made("div", { className: "search" });
    const input = made("input", { type: "search", id, placeholder: label, autocomplete: "off", spellcheck: false });
    const output = made("output", { textContent: said });
    output.htmlFor = id;
    input.setAttribute("aria-label", label);
    const run = () => { output.textContent = search(words(input.value)); };
    input.addEventListener("input", run);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      if (input.value) { input.value = ""; run(); } else input.blur();
    });
    box.append(input, output);
    return box;
  }

  /* tables */
  function searchable(table, rows) {
    const told = rows.map((row) => row.textContent.toLowerCase());
    const count = `${rows.length} rows`;
    const name = table.caption?.textContent ?? "";
    const box = searchBox("Search these rows", count, (wanted) => {
      let found = 0;
      for (const [at, row] of rows.entries()) {
        const fits = wanted.every((word) => told[at].includes(word));
        row.classList.toggle("unmatched", !fits);
        found += fits;
      }
      if (!wanted.length) return count;
      return found ? `${found} of ${count}` : `No row of ${rows.length} has these words`;
    });
    if (name) box.firstChild.setAttribute("aria-label", `Search the rows of: ${name}`);
    table.parentElement.before(box);
  }

  function valueOf(cell) {
    if (!cell || cell.classList.contains("unknown") || !cell.textContent.trim()) return null;
    if (!cell.classList.contains("number")) return cell.dataset.sort ?? cell.textContent.trim();
    const value = Number(cell.dataset.sort);
    return Number.isNaN(value) ? null : value;
  }

  const compared = (a, b) => (typeof a === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true }));

  function sortable(table, rows) {
    const body = table.tBodies[0];
    const heads = all("thead th", table);
    for (const [column, head] of heads.entries()) {
      if (rows.some((row) => row.cells[column]?.classList.contains("tick"))) continue;
      const button = made("button", { type: "button", className: "sort" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: null }[head.getAttribute("aria-sort")];
        const order = next === undefined ? "ascending" : next;
        for (const other of heads) other.removeAttribute("aria-sort");
        if (order) head.setAttribute("aria-sort", order);
        const sign = order === "descending" ? -1 : 1;
        const sorted = order ? rows.map((row) => [row, valueOf(row.cells[column])]) : rows.map((row) => [row]);
        if (order) {
          sorted.sort(([, a], [, b]) => (a === null || b === null ? (a === null) - (b === null) : sign * compared(a, b)));
        }
        body.append(...sorted.map(([row]) => row));
      });
    }
  }

  for (const table of all(".rows > table:not(.files)")) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length <= LONG) continue;
    searchable(table, rows);
    sortable(table, rows);
  }

  /* what is wider than its place can be reached and moved by keys */
  function markScrollable() {
    for (const box of all(".picture, .rows")) {
      const heard = box.querySelector("caption")?.textContent ?? box.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "";
      if (box.scrollWidth > box.clientWidth + 1) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", `Scrolls sideways: ${heard}`);
        box.classList.add("scrolls");
        box.addEventListener("scroll", markEnd, { passive: true });
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
        box.classList.remove("scrolls");
      }
    }
  }
  const markEnd = ({ target: box }) => box.classList.toggle("at-end", box.scrollLeft + box.clientWidth >= box.scrollWidth - 2);
  for (const event of ["drawn", "resize"]) addEventListener(event, markScrollable);
  addEventListener("toggle", markScrollable, true);
  markScrollable();

  /* drawers */
  const drawers = all("details.drawer");
  const opener = document.querySelector('[data-do="drawers"]');
  function turnDrawers() {
    const open = drawers.some((drawer) => !drawer.open);
    for (const drawer of drawers) drawer.open = open;
    opener.setAttribute("aria-pressed", String(open));
  }
  opener.addEventListener("click", turnDrawers);
  opener.hidden = !drawers.length;
  // The drawer of an exhibit has an address too: #waterfall-rows.
  function openAddressed() {
    const drawer = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!drawer?.matches("details.drawer")) return;
    drawer.open = true;
    drawer.scrollIntoView();
    drawer.querySelector("summary").focus();
  }
  addEventListener("hashchange", openAddressed);
  openAddressed();

  /* contents */
  const contents = document.getElementById("contents");
  if (contents) {
    const parts = all("ul > li", contents).map((item) => ({ item, exhibits: all("ol li", item) }));
    const target = (item) => document.getElementById(item.querySelector("a").getAttribute("href").slice(1));
    const texts = new Map();
    const textOf = (item) => {
      if (!texts.has(item)) texts.set(item, `${item.textContent} ${target(item).textContent}`.toLowerCase());
      return texts.get(item);
    };
    const total = parts.reduce((sum, { exhibits }) => sum + exhibits.length, 0);
    const box = searchBox("Find an exhibit", "", (wanted) => {
      const has = (item) => wanted.every((word) => textOf(item).includes(word));
      let found = 0;
      let sections = 0;
      for (const { item, exhibits } of parts) {
        const fits = has(item);
        sections += fits;
        item.classList.toggle("unmatched", !fits);
        for (const exhibit of exhibits) {
          const shown = fits && has(exhibit);
          exhibit.classList.toggle("unmatched", !shown);
          found += shown;
        }
      }
      if (!wanted.length) return "";
      if (!sections) return "Nothing here has these words";
      return `${found} of ${total} exhibits, ${sections} ${sections === 1 ? "section" : "sections"}`;
    });
    contents.querySelector("h2").after(box);
    const input = box.firstChild;
    input.setAttribute("aria-keyshortcuts", "/");
    input.addEventListener("keydown", (event) => {
      const first = all("a", contents).find((link) => link.offsetParent && !link.closest(".unmatched"));
      if (event.key === "Enter" && input.value) first?.focus();
    });
  }

  /* keys: a letter does something only outside of a field, and only while the reader lets it */
  const doing = document.querySelector(".doing");
  const singles = doing.querySelector(".single-keys");
  const pressed = new Map();
  globalThis.singleKey = (key, act) => pressed.set(key, act);
  addEventListener("keydown", (event) => {
    const inField = event.target.closest?.("input:not([type=range], [type=checkbox]), textarea, select");
    if (!singles.checked || inField || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = pressed.get(event.key.toLowerCase());
    if (act?.() === true) event.preventDefault();
  });
  const isPresenting = () => document.documentElement.classList.contains("presenting");
  singleKey("e", () => { if (!isPresenting()) turnDrawers(); return true; });
  singleKey("/", () => {
    const input = contents?.querySelector("input");
    if (!input || isPresenting()) return false;
    contents.scrollIntoView({ block: getComputedStyle(contents).position === "fixed" ? "nearest" : "start" });
    input.focus();
    return true;
  });
  addEventListener("keydown", (event) => {
    const menu = doing.querySelector(".keys");
    if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
  });
  addEventListener("click", (event) => { if (!event.target.closest(".keys")) doing.querySelector(".keys").open = false; });
  doing.hidden = false;
})();
