// Loads the bundle the way a module loader does: a named AMD definition, React handed in from outside.
(function () {
  "use strict";
  var modules = { react: window.React, "react-dom": window.ReactDOM };
  var defined = null;
  window.define = function (name, needs, make) {
    if (name !== "dev.exchangeworkflows.workflows") throw new Error("unexpected module name " + name);
    defined = {};
    make.apply(null, needs.map(function (need) {
      if (need === "exports") return defined;
      if (!modules[need]) throw new Error("the shell has no " + need);
      return modules[need];
    }));
  };
  window.define.amd = {};
  var script = document.createElement("script");
  script.src = "/res/workflows/workflows.js";
  script.onload = function () {
    var place = document.getElementById("page");
    var component = defined[place.dataset.component];
    window.ReactDOM.createRoot(place).render(window.React.createElement(component, {}));
  };
  document.head.append(script);
})();
