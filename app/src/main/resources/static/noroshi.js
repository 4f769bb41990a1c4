// Noroshi: the little that a page cannot do without a script. Every page works without this file.

// A failed request shows what the server says in place of what was asked for; what was typed stays where it is.
document.addEventListener("htmx:beforeSwap", (event) => {
  const status = event.detail.xhr.status;
  if (status === 422 || status === 409) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// A part that refreshes by itself waits while the reader has the focus inside it.
document.addEventListener("htmx:beforeRequest", (event) => {
  const part = event.detail.elt;
  const trigger = part.getAttribute("hx-trigger");
  if (trigger && trigger.includes("every") && part.contains(document.activeElement)) event.preventDefault();
});

// After a refused form the focus goes to the summary of problems.
document.addEventListener("DOMContentLoaded", () => {
  const problems = document.getElementById("problems");
  if (problems) problems.focus();
});
