// Passkeys: the only thing a browser can do with a script alone. Without it the forms stay hidden and codes are used.
"use strict";

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => (list || []).map((each) => ({ ...each, id: bytesOf(each.id) }));

const make = async (options) => {
  const user = { ...options.user, id: bytesOf(options.user.id) };
  const publicKey = { ...options, challenge: bytesOf(options.challenge), user,
    excludeCredentials: known(options.excludeCredentials) };
  const made = await navigator.credentials.create({ publicKey });
  return { made, response: {
    attestationObject: textOf(made.response.attestationObject),
    clientDataJSON: textOf(made.response.clientDataJSON),
    transports: made.response.getTransports ? made.response.getTransports() : [],
  } };
};

const show = async (options) => {
  const publicKey = { ...options, challenge: bytesOf(options.challenge),
    allowCredentials: known(options.allowCredentials) };
  const made = await navigator.credentials.get({ publicKey });
  return { made, response: {
    authenticatorData: textOf(made.response.authenticatorData),
    clientDataJSON: textOf(made.response.clientDataJSON),
    signature: textOf(made.response.signature),
    userHandle: made.response.userHandle ? textOf(made.response.userHandle) : undefined,
  } };
};

const ask = async (form) => {
  const answer = await fetch(form.dataset.options, {
    method: "POST", headers: { "X-CSRF-TOKEN": form.elements._csrf.value } });
  if (!answer.ok) throw new Error(String(answer.status));
  const options = await answer.json();
  const { made, response } = await (form.dataset.passkey === "make" ? make(options) : show(options));
  form.elements.credential.value = JSON.stringify({
    id: made.id, rawId: textOf(made.rawId), type: made.type, response,
    clientExtensionResults: made.getClientExtensionResults(),
    authenticatorAttachment: made.authenticatorAttachment || undefined,
  });
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    const failed = form.querySelector("[data-failed]");
    failed.hidden = true;
    try {
      await ask(form);
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
