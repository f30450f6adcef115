// Passkeys need the browser's own dialogue, which only a script can open. Everything else works without any.
(() => {
  const csrf = document.querySelector("meta[name=csrf]")?.content ?? "";

  const encode = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const decode = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const withBytes = (credentials) => (credentials ?? []).map((one) => ({...one, id: decode(one.id)}));

  async function post(path, body) {
    const answer = await fetch(path, {
      method: "POST",
      headers: {"Content-Type": "application/json", "X-CSRF-TOKEN": csrf},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) {
      throw new Error(`${path} answered ${answer.status}`);
    }
    return answer.json();
  }

  async function register(label) {
    const options = await post("/webauthn/register/options");
    const made = await navigator.credentials.create({publicKey: {
      ...options,
      challenge: decode(options.challenge),
      user: {...options.user, id: decode(options.user.id)},
      excludeCredentials: withBytes(options.excludeCredentials),
    }});
    await post("/webauthn/register", {publicKey: {label, credential: {
      id: made.id,
      rawId: encode(made.rawId),
      type: made.type,
      response: {
        attestationObject: encode(made.response.attestationObject),
        clientDataJSON: encode(made.response.clientDataJSON),
        transports: made.response.getTransports?.() ?? [],
      },
      clientExtensionResults: made.getClientExtensionResults(),
      authenticatorAttachment: made.authenticatorAttachment,
    }}});
  }

  async function logIn() {
    const options = await post("/webauthn/authenticate/options");
    const given = await navigator.credentials.get({publicKey: {
      ...options,
      challenge: decode(options.challenge),
      allowCredentials: withBytes(options.allowCredentials),
    }});
    const {redirectUrl} = await post("/login/webauthn", {
      id: given.id,
      rawId: encode(given.rawId),
      credType: given.type,
      response: {
        authenticatorData: encode(given.response.authenticatorData),
        clientDataJSON: encode(given.response.clientDataJSON),
        signature: encode(given.response.signature),
        userHandle: given.response.userHandle ? encode(given.response.userHandle) : undefined,
      },
      clientExtensionResults: given.getClientExtensionResults(),
      authenticatorAttachment: given.authenticatorAttachment,
    });
    return redirectUrl;
  }

  const login = document.getElementById("passkey-login");
  if (login && window.PublicKeyCredential) {
    login.hidden = false;
    login.addEventListener("click", async () => {
      try {
        location.assign(await logIn());
      } catch {
        location.assign("/login?error=passkey");
      }
    });
  }

  document.getElementById("passkey-form")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await register(document.getElementById("label").value);
      location.assign("/passkeys");
    } catch {
      document.getElementById("passkey-error").hidden = false;
    }
  });
})();
