// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
//
// A stock count where there may be no network: each number is kept by this browser as it is typed,
// and sent when the network is there, each line by a name of its own, so that sending it twice
// counts it once. Without this file the page is a plain form.
(() => {
  "use strict";

  const form = document.getElementById("count-form");
  if (!form) return;
  const words = form.dataset;
  const day = words.day;
  const AGAIN_MS = 15_000;
  const TYPED_MS = 5_000;
  const AT_ONCE = 100;
  const KEPT_DAYS = 8;
  const get = (id) => document.getElementById(id);

  const rows = new Map();
  const byScan = new Map();
  for (const li of document.querySelectorAll("li[data-code]")) {
    const row = { li, code: li.dataset.code, input: li.querySelector("input"), said: li.querySelector(".said"), line: null, typing: false };
    rows.set(row.code, row);
    for (const scan of [row.code, li.dataset.plu, li.dataset.ean]) if (scan) byScan.set(scan, row);
  }

  // --- what this browser keeps: one record for each product and evening

  let base = null;
  const opened = new Promise((resolve) => {
    try {
      const request = indexedDB.open("lanterne-count", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("lines", { keyPath: ["day", "product"] });
      request.onsuccess = () => resolve((base = request.result));
      request.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });

  function store(work) {
    return new Promise((resolve, reject) => {
      const write = base.transaction("lines", "readwrite");
      const request = work(write.objectStore("lines"));
      write.oncomplete = () => resolve(request?.result);
      write.onerror = () => reject(write.error);
      write.onabort = () => reject(write.error);
    });
  }

  async function forget(line) {
    await opened;
    if (base) await store((lines) => lines.delete([line.day, line.product])).catch(() => {});
  }

  async function keep(line) {
    await opened;
    if (!base) return;
    try {
      await store((lines) => lines.put({ ...line, why: "", conflict: "" }));
    } catch {
      base = null; // full or closed: said on the page, which keeps the number while it is open
      tell();
    }
  }

  // --- what is written

  function wrong(row, text) {
    const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
    if (!/^\d{1,7}(\.\d{1,3})?$/.test(plain)) return words.notNumber;
    return row.li.dataset.unit === "piece" && Number(plain) % 1 !== 0 ? words.notWhole : "";
  }

  function say(row) {
    const line = row.line;
    const [kind, text] = !line
      ? ["", ""]
      : line.why
        ? ["no", line.why]
        : line.conflict
          ? ["changed", line.conflict]
          : line.state === "sent"
            ? ["yes", line.text === "" ? "" : words.sent]
            : ["wait", words.kept];
    const span = document.createElement("span");
    span.className = "state " + kind;
    span.textContent = text;
    row.said.replaceChildren(...(text ? [span] : []));
    row.input.closest(".field").classList.toggle("wrong", kind === "no");
    if (kind === "no") row.input.setAttribute("aria-invalid", "true");
    else row.input.removeAttribute("aria-invalid");
  }

  function write(row) {
    get("scan-said").textContent = "";
    const text = row.input.value.trim();
    const before = row.line;
    if (!before && text === "") return;
    if (before && before.text === text) return;
    row.line = {
      day,
      product: row.code,
      sheet: before?.sheet ?? words.sheet,
      number: (before?.number ?? 0) + 1,
      text,
      expected: row.li.dataset.expected,
      state: "kept",
      why: text === "" ? "" : wrong(row, text),
      conflict: "",
    };
    keep(row.line);
    say(row);
    tell();
  }

  const isTyped = (row) => row.typing && Date.now() - row.typedAt < TYPED_MS;
  let others = []; // lines of another evening or family that have not left yet
  const ready = () => {
    const own = [...rows.values()].filter((r) => r.line?.state === "kept" && !r.line.why && !isTyped(r));
    const all = [...own.map((r) => r.line), ...others];
    return all.filter((line) => line.day === all[0].day).slice(0, AT_ONCE);
  };

  function tell(over = false) {
    const own = [...rows.values()].map((r) => r.line).filter((l) => l && (l.text !== "" || l.state === "kept"));
    const lines = [...own, ...others];
    const kept = lines.filter((l) => l.state === "kept").length;
    const sent = lines.filter((l) => l.state === "sent").length;
    const parts = [words.state.replace("[kept]", kept).replace("[sent]", sent)];
    if (!navigator.onLine) parts.push(words.offline);
    if (over) parts.push(words.over);
    if (!base) parts.push(words.lost);
    get("count-state").textContent = parts.join(" ");
    get("count-send").hidden = kept === 0;
    get("count-again").hidden = !over;
  }

  // --- what is sent

  let sending = false;
  async function send() {
    const asked = ready();
    if (sending || asked.length === 0) return;
    sending = true;
    let more = false;
    try {
      const token = form.querySelector("input[type=hidden]"); // against forged requests
      const body = new URLSearchParams({ [token.name]: token.value, day: asked[0].day });
      for (const line of asked) {
        body.append("sheet", line.sheet);
        body.append("number", line.number);
        body.append("product", line.product);
        body.append("quantity", line.text);
        body.append("expected", line.expected);
      }
      const response = await fetch("/grocery/count/lines", { method: "POST", body, redirect: "manual" });
      const json = response.headers.get("Content-Type")?.includes("json");
      if (response.ok && json) {
        for (const answer of await response.json()) {
          const row = rows.get(answer.product);
          const other = others.find((l) => l.product === answer.product && l.day === asked[0].day);
          if (other) {
            others = others.filter((l) => l !== other);
            if (answer.kept) await keep({ ...other, state: "sent" });
          } else if (row?.line?.number === Number(answer.number) && row.line.sheet === answer.sheet) {
            row.line = { ...row.line, state: answer.kept ? "sent" : "kept", why: answer.why, conflict: answer.conflict };
            await keep(row.line);
            say(row);
          }
        }
        more = true;
        tell();
      } else if (response.status === 422 && others.includes(asked[0])) {
        others = others.filter((line) => !asked.includes(line)); // too old to be counted
        more = true;
        tell();
      } else {
        tell(response.status < 500); // the session is over: nothing is lost
      }
    } catch {
      tell(); // no network: tried again later
    } finally {
      sending = false;
    }
    if (more) send();
  }

  // --- a scanner types a code, then Enter

  function jump(row) {
    get("scan-said").textContent = words.found.replace("[name]", row.li.querySelector("label").firstChild.textContent.trim());
    row.input.focus();
    row.input.select();
    row.li.scrollIntoView({ block: "center" });
  }

  function scanned(code) {
    const row = byScan.get(code) ?? byScan.get(code.replace(/^0+/, "")) ?? byScan.get("0" + code);
    if (row) {
      jump(row);
    } else {
      get("scan-said").textContent = words.unknown.replace("[code]", code);
    }
  }

  get("scan").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const code = event.target.value.trim();
    event.target.value = "";
    if (code) scanned(code);
  });

  /** A code that was scanned while the cursor stood in a number: the number, then the code. */
  function within(text) {
    for (const length of [13, 8]) {
      const code = text.slice(-length);
      if (text.length >= length && code.length === length && byScan.has(code)) return code;
    }
    return "";
  }

  for (const row of rows.values()) {
    row.input.addEventListener("input", () => {
      row.typing = true;
      row.typedAt = Date.now();
      write(row);
    });
    row.input.addEventListener("change", () => {
      row.typing = false;
      write(row);
      send();
    });
    row.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const code = within(row.input.value.trim());
      if (code) row.input.value = row.input.value.trim().slice(0, -code.length);
      row.typing = false;
      write(row);
      send();
      if (code) scanned(code);
      else get("scan").focus();
    });
    row.input.addEventListener("blur", () => {
      row.typing = false;
      send();
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  get("count-send").addEventListener("click", send);
  window.addEventListener("online", () => {
    tell();
    send();
  });
  window.addEventListener("offline", () => tell());
  setInterval(send, AGAIN_MS);

  // --- what was kept before this page was opened

  opened.then(async () => {
    const before = base ? ((await store((lines) => lines.getAll()).catch(() => [])) ?? []) : [];
    const old = new Date(Date.parse(day) - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10);
    for (const line of before) {
      const row = rows.get(line.product);
      if (line.day !== day || !row) {
        if (line.day < old) forget(line);
        else if (line.state === "kept") others.push(line);
        continue;
      }
      if (row.line) continue;
      if (line.state === "sent" && row.li.dataset.open === undefined) {
        forget(line); // confirmed or set aside since: it is counted afresh
        continue;
      }
      row.line = { ...line, why: line.text === "" ? "" : wrong(row, line.text), conflict: "" };
      row.input.value = line.text;
      say(row);
    }
    get("count-bar").hidden = false;
    tell();
    send();
  });
})();
