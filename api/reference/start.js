// A file of its own, so that the page's Content-Security-Policy need not allow inline scripts.
window.addEventListener("load", () => {
  SwaggerUIBundle({
    url: "openapi.json",
    domNode: document.getElementById("reference"),
    deepLinking: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    // The default asks a validator on the web.
    validatorUrl: null,
  });
});
