// Works a what-if out in the page, to the cent as analysis.negotiation.what_if does, and shows it as a slider moves.
"use strict";
(() => {
  const MILLION = 1000000n;
  const ADDED = { floor: 0n, nearest: MILLION / 2n, ceiling: MILLION - 1n };
  const TERMS = ["corrected_share", "price_change_share", "milestone_shift_months", "growth_allowance_share"];

  const positive = (number) => (number > 0n ? number : 0n);
  const rounded = (millionths, policy) => (millionths + (ADDED[policy] ?? 0n)) / MILLION;
  // Of what is not negative, in an even number of parts.
  const halfUp = (number, parts) => (number + parts / 2n) / parts;
  const whole = (number) => (number === null ? null : BigInt(number));

  function linesOf(model) {
    return model.lines.map((line) => ({
      committed: BigInt(line.committed_count), used: BigInt(line.consumed_count), corrected: BigInt(line.corrected_count),
      count: whole(line.growth_allowance_count), share: whole(line.growth_allowance_micros), price: BigInt(line.price_micros),
      months: line.months.map(BigInt), rounding: line.allowance_rounding, isBare: line.charge_basis === "above_commitment",
    }));
  }

  function chargeOf(line, assumed) {
    const { corrected_share: done, price_change_share: dearer, growth_allowance_share: share } = assumed;
    const used = done === null ? line.used : positive(line.used - halfUp(line.corrected * done, MILLION));
    const price = dearer === null ? line.price : halfUp(line.price * (MILLION + dearer), 100n * MILLION) * 100n;
    const granted = line.isBare ? 0n
      : share !== null ? rounded(line.committed * share, line.rounding)
      : line.count ?? rounded(line.committed * (line.share ?? 0n), line.rounding);
    const over = positive(used - line.committed - granted);
    return halfUp(over * price * line.months[assumed.milestone], 10000n);
  }

  /** Cents at `places`, the position of each slider by its name. */
  function answer(model, places) {
    const { sliders } = model;
    const lines = (model.read ??= linesOf(model));
    const less = whole(sliders.discount_share.values[places.discount_share]);
    const discounted = (cents) => halfUp(cents * (MILLION - less), MILLION);
    const total = (assumed) => lines.reduce((sum, line) => sum + chargeOf(line, assumed), 0n);
    const assumed = { corrected_share: null, price_change_share: null, growth_allowance_share: null };
    assumed.milestone = sliders.milestone_shift_months.rest;
    const shown = total(assumed);
    const steps = {};
    let level = shown;
    for (const name of TERMS) {
      if (name === "milestone_shift_months") assumed.milestone = places[name];
      else assumed[name] = whole(sliders[name].values[places[name]]);
      const left = total(assumed);
      steps[name] = left - level;
      level = left;
    }
    const amount = discounted(level);
    steps.discount_share = amount - level;
    const range = model.range && globalThis.whatIfRange.of(
      model.range, whole(model.proposed_cents), discounted(total({ ...assumed, corrected_share: null })), amount,
    );
    return { shown, steps, amount, range: range ?? null };
  }

  const rest = (model) => Object.fromEntries(Object.entries(model.sliders).map(([name, { rest: at }]) => [name, at]));

  /** Write cents as the page writes its amounts: cents below a thousand, whole units from there on. */
  function figure(cents, numbers, signed = false) {
    const size = cents < 0n ? -cents : cents;
    const isWhole = size === 0n || size >= 100000n || !numbers.decimals;
    const digits = String(isWhole ? halfUp(size, 100n) : size / 100n);
    const groups = [];
    for (let end = digits.length, at = 0; end > 0; at++) {
      const length = numbers.groups[Math.min(at, numbers.groups.length - 1)];
      groups.unshift(digits.slice(Math.max(end - length, 0), end));
      end -= length;
    }
    const part = isWhole ? "" : numbers.decimal + String(size % 100n).padStart(2, "0").padEnd(numbers.decimals, "0");
    const written = groups.join(numbers.group) + part;
    if (written === "0") return written;
    return (cents < 0n ? numbers.minus : signed ? "+" : "") + written;
  }

  function start(root) {
    const told = JSON.parse(root.querySelector("script").textContent);
    const { model, words, said, numbers } = told;
    const one = (selector) => root.querySelector(selector);
    const inputs = [...root.querySelectorAll("input")];
    const still = rest(model);
    const atRest = answer(model, still);
    const proposed = whole(model.proposed_cents);
    const money = (cents) => numbers.money.replace("{}", () => figure(cents, numbers));
    const bars = Object.fromEntries([...root.querySelectorAll("[data-bar]")].map((bar) => [bar.dataset.bar, bar]));
    const figures = Object.fromEntries([...root.querySelectorAll("[data-figure]")].map((text) => [text.dataset.figure, text]));
    const furthest = (found) => {
      let level = found.shown, top = level;
      for (const step of Object.values(found.steps)) if ((level += step) > top) top = level;
      return top;
    };
    const reach = furthest(atRest) > (proposed ?? 0n) ? furthest(atRest) : proposed;

    function place(name, from, to, top) {
      const [low, high] = from < to ? [from, to] : [to, from];
      const share = (cents) => (top ? Number(cents) / Number(top) : 0);
      const { style } = bars[name];
      for (const [property, cents] of [["--low", low], ["--high", high], ["--start", from], ["--end", to]]) style.setProperty(property, share(cents));
    }

    function compared(amount) {
      const moved = amount - atRest.amount;
      const beside = moved ? `${figure(moved, numbers, true)} against the brief’s ${figure(atRest.amount, numbers)}` : "As in the brief";
      if (proposed === null) return beside;
      const apart = proposed - amount;
      return `${beside} · ${apart < 0n ? figure(-apart, numbers) + " above" : figure(apart, numbers) + " below"} the proposal`;
    }

    function draw() {
      const places = Object.fromEntries(inputs.map((input) => [input.name, Number(input.value)]));
      const found = answer(model, { ...still, ...places });
      const top = furthest(found) > reach ? furthest(found) : reach;
      let level = found.shown;
      if (proposed !== null) {
        place("proposed", 0n, proposed, top);
        root.style.setProperty("--proposed", Number(proposed) / Number(top || 1n));
      }
      place("shown", 0n, level, top);
      for (const [name, step] of Object.entries(found.steps)) {
        place(name, level, level += step, top);
        bars[name].classList.toggle("adds", step > 0n);
        bars[name].classList.toggle("none", step === 0n);
        figures[name].textContent = figure(step, numbers, true);
        figures[name].classList.toggle("none", step === 0n);
      }
      place("amount", 0n, found.amount, top);
      figures.shown.textContent = figure(found.shown, numbers);
      if (proposed !== null) figures.proposed.textContent = figure(proposed, numbers);
      figures.amount.textContent = figure(found.amount, numbers);
      figures.large.textContent = money(found.amount);
      one(".wi-beside").textContent = compared(found.amount);
      for (const input of inputs) {
        const at = Number(input.value), last = Number(input.max) || 1;
        input.setAttribute("aria-valuetext", words[input.name][at]);
        one(`[data-words="${input.name}"]`).textContent = words[input.name][at];
        input.style.setProperty("--at", at / last);
      }
      const sentence = [...TERMS, "discount_share"].map((name) => said[name][places[name] ?? still[name]]);
      const last = sentence.pop();
      one(".wi-said").textContent = `${sentence.join(", ")} and ${last}.`.replace(/^./, (first) => first.toUpperCase());
      root.classList.toggle("moved", inputs.some((input) => Number(input.value) !== still[input.name]));
      globalThis.whatIfRange?.show(root, told, found, (name, from, to) => place(name, from, to, top), (cents) => figure(cents, numbers));
    }

    function reset() {
      for (const input of inputs) input.value = still[input.name];
      draw();
    }

    for (const input of inputs) input.addEventListener("input", draw);
    one(".wi-reset").addEventListener("click", reset);
    reset();
    root.hidden = false;
  }

  globalThis.whatIf = { answer, rest, figure };
  for (const root of document.querySelectorAll(".what-if")) start(root);
  document.documentElement.dataset.whatIf = "ready";
})();
