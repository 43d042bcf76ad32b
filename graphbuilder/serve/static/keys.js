// Keys of the workbench: "/" goes to the search; a letter presses the button that bears it in data-key. All works without.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "")) return;
  if (event.key === "/") document.querySelector("input[type=search]")?.focus();
  else {
    // by the place on the keyboard, so that Russian and English layouts press the same
    const letter = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
    const button = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === letter);
    if (!button) return;
    button.click();
  }
  event.preventDefault();
});
