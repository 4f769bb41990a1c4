// Noroshi: the little that a page cannot do without a script. Every page works without this file.
"use strict";

// A form that was refused comes back with what must be put right, and takes its own place.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// A part that refreshes by itself waits while the reader has the focus inside it.
document.addEventListener("htmx:beforeRequest", (event) => {
  const part = event.detail.elt;
  const trigger = part.getAttribute("hx-trigger") || "";
  if (trigger.includes("every") && part.contains(document.activeElement)) event.preventDefault();
});

// When a part could not be refreshed, the old content stays and a notice says so, until it works again.
const failures = new Map();
for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"])
  document.addEventListener(failure, (event) => {
    // what could not be saved says so in the place where it says that it was
    const form = event.detail.elt.closest("[data-when-failed]");
    if (form) {
      const said = document.getElementById(form.dataset.whenFailed).content.firstElementChild.cloneNode(true);
      document.getElementById(said.id).replaceWith(said);
      return;
    }
    const part = event.detail.target;
    const words = document.getElementById("refresh-failed");
    if (!part || !words || failures.has(part.id)) return;
    const notice = words.content.firstElementChild.cloneNode(true);
    part.before(notice);
    failures.set(part.id, notice);
  });
document.addEventListener("htmx:afterSwap", (event) => {
  const notice = failures.get(event.detail.target.id);
  if (notice) notice.remove();
  failures.delete(event.detail.target.id);
});

// A drop zone takes a file anywhere inside it and shows that it would.
for (const [kind, over] of [["dragover", true], ["dragleave", false], ["drop", false]])
  document.addEventListener(kind, (event) => {
    const zone = event.target.closest && event.target.closest(".dropzone");
    const input = zone && zone.querySelector("input[type=file]");
    if (!input) return;
    event.preventDefault();
    zone.toggleAttribute("data-over", over);
    if (kind === "drop" && event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });

// A field that has been put right no longer says that it is wrong.
document.addEventListener("htmx:oobAfterSwap", (event) => {
  if (event.detail.target.id !== "wrong") return;
  const links = [...document.querySelectorAll("#wrong a")];
  const wrong = links.map((link) => document.getElementById(link.hash.slice(1))).filter((control) => control);
  for (const field of document.querySelectorAll(".field[data-invalid]")) {
    if (wrong.some((control) => field.contains(control))) continue;
    field.removeAttribute("data-invalid");
    for (const control of field.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
    for (const sentence of field.querySelectorAll(".field__problem")) sentence.remove();
  }
});

// After a refused form the focus goes to the summary of problems.
document.addEventListener("DOMContentLoaded", () => {
  const problems = document.getElementById("problems");
  if (problems) problems.focus();
});

// A slider of months says which month it stands on.
document.addEventListener("input", (event) => {
  const first = event.target.dataset.firstMonth;
  if (!first) return;
  const month = new Date(Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1 + Number(event.target.value));
  const words = month.toLocaleDateString(document.documentElement.lang, { year: "numeric", month: "short" });
  event.target.setAttribute("aria-valuetext", words);
  for (const output of document.querySelectorAll(`output[for="${event.target.id}"]`)) output.textContent = words;
});

// Where the browser lets a page fill the clipboard, a button does; everywhere one click selects the whole text.
for (const button of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = words; }, 2000);
  });
}
