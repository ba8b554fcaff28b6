// Draws every chart of the page by the light it is read in; paper is always light.
"use strict";
(async () => {
  const json = (id) => JSON.parse(document.getElementById(id).textContent);
  const look = json("look");
  const night = matchMedia("screen and (prefers-color-scheme: dark)");
  const light = () => (night.matches ? "dark" : "light");
  const views = new Map();

  async function draw(picture) {
    const spec = json(picture.dataset.chart);
    spec.config = { ...spec.config, ...look.config[light()] };
    const canvas = picture.querySelector(".canvas");
    try {
      const { view } = await vegaEmbed(canvas, spec, {
        mode: "vega-lite", renderer: "svg", actions: false, ast: true, defaultStyle: false, tooltip: { theme: "brief", disableDefaultStyle: true },
      });
      views.get(picture)?.finalize();
      views.set(picture, view);
      canvas.querySelector("svg").setAttribute("aria-hidden", "true"); // the picture is told once, in its own words
      for (const text of canvas.querySelectorAll("text")) {
        if (/^[\d.,+−%\s]+$/.test(text.textContent)) text.classList.add("figure");
      }
    } catch (error) {
      canvas.textContent = `This chart could not be drawn. ${canvas.getAttribute("aria-label")}`;
      picture.parentElement.querySelector("details")?.setAttribute("open", "");
      console.error(picture.dataset.chart, error);
    }
  }

  function turn(name) {
    for (const view of views.values()) {
      if (view.getState().signals.tone) view.signal("tone", look.tones[name]).run();
    }
  }

  const pictures = [...document.querySelectorAll(".picture")];
  await Promise.all(["400 12px Inter", "600 12px Inter"].map((font) => document.fonts.load(font)));
  for (const picture of pictures) await draw(picture);
  document.documentElement.dataset.charts = "drawn";
  dispatchEvent(new Event("drawn"));

  addEventListener("beforeprint", () => turn("light"));
  addEventListener("afterprint", () => turn(light()));
  night.addEventListener("change", async () => { for (const picture of pictures) await draw(picture); });
})();
