// Loads the bundle of the page in this frame through SystemJS and renders its named export.
(function () {
  "use strict";
  var place = document.getElementById("page");
  // A read of React's internals is what a JSX runtime does; only a copy of React itself assigns them.
  var REACT_ITSELF = /__(?:SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED|CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE)\s*(?:=(?!=)|:)/;

  function fail(kind, message) {
    console.error("[gateway] " + kind + ": " + message);
    place.dataset.error = kind;
    var text = document.createElement("p");
    text.setAttribute("role", "alert");
    text.className = "gw-error";
    text.textContent = message;
    place.replaceChildren(text);
  }

  function secondReact() {
    var message = "The page brings a React of its own. React comes from the gateway: make it external in the bundle.";
    if (place.dataset.error !== "duplicate-react") fail("duplicate-react", message);
  }

  function checkText(text) {
    if (REACT_ITSELF.test(text)) throw Object.assign(new Error(), { duplicate: true });
  }

  function bundleText(url) {
    return fetch(url, { credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) throw new Error(url + " answered " + answer.status);
      return answer.text();
    });
  }

  function boundary(React) {
    function Boundary(props) {
      React.Component.call(this, props);
      this.state = { error: null };
    }
    Boundary.prototype = Object.create(React.Component.prototype);
    Boundary.getDerivedStateFromError = function (error) {
      return { error: error };
    };
    Boundary.prototype.render = function () {
      if (!this.state.error) return this.props.children;
      return React.createElement("p", { role: "alert", className: "gw-error" }, "The page failed: " + this.state.error);
    };
    Boundary.prototype.componentDidCatch = function (error) {
      place.dataset.error = "render";
      console.error("[gateway] render: " + error);
    };
    return Boundary;
  }

  function component(bundle, name) {
    var found = bundle[name] || (bundle.default && bundle.default[name]);
    if (!found) throw new Error("The bundle " + place.dataset.module + " exports no " + name);
    return found;
  }

  function render(React, ReactDOM, Page) {
    place.replaceChildren();
    var page = React.createElement(Page, { baseApi: place.dataset.baseApi });
    ReactDOM.createRoot(place).render(React.createElement(boundary(React), null, page));
    place.dataset.rendered = place.dataset.component;
  }

  function plain(module) {
    return module.createElement || module.createRoot ? module : module.default;
  }

  function load() {
    var React, ReactDOM;
    return System.import("react")
      .then(function (module) {
        React = plain(module);
        return System.import("react-dom");
      })
      .then(function (module) {
        ReactDOM = plain(module);
        window.addEventListener("gateway-renderer", secondReact);
        return bundleText(place.dataset.url);
      })
      .then(checkText)
      .then(function () {
        return System.import(place.dataset.module);
      })
      .then(function (bundle) {
        if (place.dataset.error !== "duplicate-react") render(React, ReactDOM, component(bundle, place.dataset.component));
      });
  }

  if (place && place.dataset.module) {
    load().catch(function (error) {
      if (error.duplicate) secondReact();
      else fail("load", "The page cannot be loaded: " + error.message);
    });
  }
})();
