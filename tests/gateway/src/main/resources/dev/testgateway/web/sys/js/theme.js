// Runs before the first paint: the theme chosen here last, or else what the visitor's system prefers.
(function () {
  "use strict";
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return window.localStorage.getItem("gateway-theme");
    } catch (refused) {
      return null;
    }
  }

  function apply() {
    root.dataset.theme = chosen() || (dark.matches ? "dark" : "light");
    var button = document.getElementById("gw-theme");
    if (button) button.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));
  }

  function toggle() {
    try {
      window.localStorage.setItem("gateway-theme", root.dataset.theme === "dark" ? "light" : "dark");
    } catch (refused) {
      return;
    }
    apply();
  }

  apply();
  dark.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", function () {
    apply();
    var button = document.getElementById("gw-theme");
    if (button) button.addEventListener("click", toggle);
  });
})();
