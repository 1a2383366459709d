// Loaded before anything that renders: every ReactDOM announces itself here, so a second one is seen.
window.gatewayRenderers = 0;
window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
  supportsFiber: true,
  inject: function () {
    window.gatewayRenderers += 1;
    window.dispatchEvent(new Event("gateway-renderer"));
    return window.gatewayRenderers;
  },
  onCommitFiberRoot: function () {},
  onCommitFiberUnmount: function () {},
  onPostCommitFiberRoot: function () {},
  onScheduleFiberRoot: function () {},
  checkDCE: function () {},
};
