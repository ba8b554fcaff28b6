// The range that follows a what-if: analysis.negotiation.range_aims in the page. Internal: no other edition carries it.
"use strict";
(() => {
  // Exact amounts in cents as [numerator, denominator]; null is unknown.
  const exactly = (cents) => (cents === null ? null : [cents, 1n]);
  const times = ([a, b], [c, d]) => [a * c, b * d];
  const plus = ([a, b], [c, d]) => [a * d + c * b, b * d];
  const less = ([a, b], [c, d]) => [a * d - c * b, b * d];
  const least = (...all) => all.reduce((one, other) => (one[0] * other[1] <= other[0] * one[1] ? one : other));
  const most = (...all) => all.reduce((one, other) => (one[0] * other[1] >= other[0] * one[1] ? one : other));
  const known = (...all) => all.filter((one) => one !== null);
  const cents = (exact) => (exact === null ? null : (2n * exact[0] + exact[1]) / (2n * exact[1]));
  const ratio = (told) => told && told.map(BigInt);

  function worked({ better, worse, part }, proposed, shown, verified) {
    if (proposed === null) return [verified, null, null];
    const opening = least(verified, proposed);
    const walkAway = most(opening, least(proposed, shown, ...(worse ? [times(proposed, ratio(worse))] : [])));
    const along = plus(opening, times(ratio(part), less(walkAway, opening)));
    return [opening, most(opening, better ? least(along, times(proposed, ratio(better))) : along), walkAway];
  }

  function standing(computed, chosen) {
    let [opening, target, walkAway] = chosen;
    if (opening === null && computed[0] !== null) opening = least(computed[0], ...known(target, walkAway));
    if (target === null && computed[1] !== null) {
      target = most(computed[1], ...known(opening));
      if (walkAway !== null) target = least(target, walkAway);
    }
    if (walkAway === null && computed[2] !== null) walkAway = most(computed[2], ...known(opening, target));
    return [opening, target, walkAway];
  }

  /** Opening, target and walk-away in cents. */
  function aims(range, proposed, shown, verified) {
    const chosen = range.chosen.map((amount) => exactly(amount === null ? null : BigInt(amount)));
    return standing(worked(range, exactly(proposed), exactly(shown), exactly(verified)), chosen).map(cents);
  }

  function show(root, told, found, place, figure) {
    if (!found.range) return;
    const { band } = told.model.range;
    if (band) place("band", ...band.cents.map(BigInt));
    const there = known(...found.range);
    if (there.length) place("aims", there.reduce((a, b) => (a < b ? a : b)), there.reduce((a, b) => (a > b ? a : b)));
    for (const [number, name] of ["opening", "target", "walk_away"].entries()) {
      const amount = found.range[number];
      for (const element of root.querySelectorAll(`[data-aim="${name}"]`)) element.hidden = amount === null;
      if (amount === null) continue;
      place(name, amount, amount);
      root.querySelector(`[data-figure="${name}"]`).textContent = figure(amount);
    }
  }

  globalThis.whatIfRange = { of: aims, show };
})();
