"use strict";
// All the page says stands there without this script. It adds evidence beside the text, filters, keys and an address that
// keeps the state. It never counts characters: stretches were cut where they begin and end when the page was written.
(() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, text, kind) => Object.assign(document.createElement(tag), { textContent: text ?? "", className: kind ?? "" });
  const say = (text) => { one("#status").textContent = text; };
  const byId = (id) => document.getElementById(id);
  const evidence = one("#evidence"), controls = one("#controls"), table = one("#rows");
  const fields = { show: one("#show"), lead: one("#lead"), order: one("#order"), find: one("#find") };
  const rows = all(".row"), keysOn = one("#keys-on");
  const haystack = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  let at = null, opened = null;

  // ---- the address: "#r16;lead=B;show=several;find=boat"
  const readAddress = () => {
    const [target, ...rest] = decodeURIComponent(location.hash.slice(1)).split(";");
    return { target, state: Object.fromEntries(rest.map((p) => [p.slice(0, p.indexOf("=")), p.slice(p.indexOf("=") + 1)])) };
  };
  const writeAddress = (target = at ? at.id : readAddress().target) => {
    const state = Object.entries(fields).filter(([name, f]) => f && f.value && !(name === "lead" && f.selectedIndex === 0));
    const tail = state.map(([name, field]) => `;${name}=${field.value}`).join("");
    history.replaceState(null, "", target || tail ? `#${encodeURI(target + tail)}` : location.pathname + location.search);
  };

  // ---- filter, find, order, lead
  const fits = (row) => {
    const told = (row.dataset.told ?? "").split(" ").filter(Boolean), show = fields.show?.value ?? "";
    const [kind, value] = [show.split(":")[0], show.slice(show.indexOf(":") + 1)];
    if (kind === "several" && told.length < 2) return false;
    if (kind === "apart" && !row.matches(".apart, .against")) return false;
    if (kind === "set" && told.join(" ") !== value) return false;
    if (kind === "n" && told.length !== Number(value)) return false;
    if (kind === "not" && told.includes(value)) return false;
    const words = (fields.find?.value ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    return words.every((word) => haystack.get(row).includes(word));
  };
  const filter = () => {
    let shown = 0;
    for (const row of rows) { row.hidden = !fits(row); shown += row.hidden ? 0 : 1; }
    const active = Boolean(fields.show?.value || fields.find?.value);
    for (const box of all("details.lone")) {
      const mine = all(".row", box).filter((r) => !r.hidden).length;
      box.hidden = active && mine === 0;
      if (active && fields.find?.value) box.open = mine > 0;
    }
    if (one("#shown")) one("#shown").textContent = active ? `${shown} of ${rows.length} shown` : "";
    for (const link of all("[data-show]")) link.toggleAttribute("aria-current", link.dataset.show === fields.show?.value);
  };
  const KINDS = ["against", "apart", "words", "both", "one"];
  const arrange = () => {
    if (!table || !fields.lead) return;
    const lead = fields.lead.selectedIndex, label = fields.lead.value, body = table.tBodies[0];
    const rank = (row) => Number(row.dataset.ranks.split(" ")[lead]);
    const kind = (row) => KINDS.findIndex((k) => row.classList.contains(k));
    const tellers = (row) => -row.dataset.told.split(" ").length;
    const first = { kind, tellers }[fields.order.value] ?? (() => 0);
    body.append(...[...body.rows].sort((a, b) => first(a) - first(b) || rank(a) - rank(b)));
    if (!table.classList.contains("synopsis")) return;
    const place = (cell) => (cell.dataset.col === label ? -1 : all("option", fields.lead).findIndex((o) => o.value === cell.dataset.col));
    for (const line of table.rows) line.append(...all("[data-col]", line).sort((a, b) => place(a) - place(b)));
  };
  const setShow = (value) => {
    if (!fields.show) return;
    if (value && ![...fields.show.options].some((o) => o.value === value)) {
      const words = value.startsWith("n:") ? `told by ${value.slice(2)}` : `exactly ${value.slice(4)}`;
      fields.show.append(new Option(words, value));
    }
    fields.show.value = value;
  };
  const apply = () => { arrange(); filter(); };

  // ---- where the reader is
  const open = (element) => { for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true; };
  const go = (item, { focus = true } = {}) => {
    at?.classList.remove("at");
    at = item;
    if (!item) return;
    open(item);
    item.classList.add("at");
    if (focus) { item.tabIndex = -1; item.focus({ preventScroll: true }); }
    item.scrollIntoView({ block: "center" });
    if (item.id) writeAddress(item.id);
    if (opened) showEvidence(item);
  };
  const step = (list, by) => {
    const seen = list.filter((x) => !x.hidden && (!x.closest("details:not([open])") || x.closest("#check")));
    if (!seen.length) return;
    const index = seen.indexOf(at), next = index < 0 ? (by > 0 ? 0 : seen.length - 1) : index + by;
    if (next >= 0 && next < seen.length) go(seen[next]);
    else say(by > 0 ? "this was the last" : "this was the first");
  };

  // ---- evidence beside the text
  const source = (label) => one(`.sources [data-label="${CSS.escape(label)}"]`)?.dataset.cite ?? label;
  const passage = (place) => {
    const start = byId(place), para = start?.closest(".para"), offsets = place.slice(place.indexOf("-") + 1);
    if (!para) return null;
    const text = para.firstElementChild.cloneNode(true);
    const inside = all("[data-p]", text).filter((stretch) => stretch.dataset.p.split(" ").includes(offsets));
    const words = inside.map((stretch) => stretch.textContent).join("");
    for (const stretch of inside) { const mark = make("mark"); stretch.replaceWith(mark); mark.append(stretch); }
    inside[0]?.closest("mark").before(make("span", " start of the words: ", "vh"));
    inside.at(-1)?.closest("mark").after(make("span", " end of the words. ", "vh"));
    for (const extra of all("i[id]", text)) extra.remove();
    for (const stretch of all("[data-p]", text)) stretch.replaceWith(...stretch.childNodes);
    return { nodes: [...text.childNodes], words, number: para.dataset.number, label: para.closest(".report").dataset.label };
  };
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); say("copied"); }
    catch {
      const box = make("textarea", text);
      document.body.append(box);
      box.select();
      say(document.execCommand("copy") ? "copied" : "the browser refused to copy");
      box.remove();
    }
  };
  const button = (words, act) => { const made = make("button", words, "tool"); made.type = "button"; made.addEventListener("click", act); return made; };
  const figure = (link) => {
    const place = link.getAttribute("href").slice(1), found = passage(place);
    if (!found) return null;
    const box = make("figure"), quote = make("blockquote"), acts = make("div", "", "acts"), [label, start, end] = place.split("-");
    quote.dir = "auto";
    quote.append(...found.nodes);
    box.append(make("figcaption", `${label} · paragraph ${found.number} · characters ${start}–${end}`), quote, acts);
    acts.append(button("Copy with citation", () => copy(`“${found.words}” — ${label}: ${source(label)}, characters ${start}–${end}`)));
    const there = make("a", "In the report");
    there.href = `#${place}`;
    there.dataset.plain = "";
    acts.append(there);
    return box;
  };
  const showEvidence = (item, first = null) => {
    const links = [...new Map(all("a.cite", item).map((a) => [a.getAttribute("href"), a])).values()];
    if (first) links.sort((a, b) => (b.getAttribute("href") === first) - (a.getAttribute("href") === first));
    const top = make("div", "", "bar-top"), title = make("h2", (one(".sign", item)?.textContent ?? "Evidence").trim());
    const name = item.id.replace("check-", "");
    top.append(title, button("Close", hideEvidence));
    if (name) title.prepend(make("span", `${name} `, "name"));
    const reasons = all(".because, .reason", item).map((r) => { const c = r.cloneNode(true); all("a", c).forEach((a) => a.replaceWith(...a.childNodes)); return c; });
    const figures = links.slice(0, 24).map(figure).filter(Boolean);
    if (!figures.length) figures.push(make("p", "The texts were left out of this page; only the words quoted beside are here.", "quiet"));
    evidence.replaceChildren(top, ...reasons, ...figures);
    evidence.hidden = false;
    evidence.scrollTop = 0;
    document.body.classList.add("beside");
    opened = item;
    say(`evidence: ${figures.length} passages`);
  };
  const hideEvidence = () => {
    const back = opened;
    evidence.hidden = true;
    evidence.replaceChildren();
    document.body.classList.remove("beside");
    opened = null;
    if (back) { back.tabIndex = -1; back.focus({ preventScroll: true }); }
  };
  const current = () => document.activeElement?.closest(".item") ?? at;

  // ---- events
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link?.dataset.show !== undefined) {
      event.preventDefault();
      setShow(link.dataset.show);
      apply();
      writeAddress("told");
      byId("told").scrollIntoView();
      return;
    }
    if (link?.matches("a.cite")) {
      const item = link.closest(".item, li, tr, p");
      if (item.closest("#evidence")) return;
      event.preventDefault();
      const holder = link.closest(".item") ?? item;
      if (holder.classList.contains("item")) { at?.classList.remove("at"); at = holder; at.classList.add("at"); }
      showEvidence(holder, link.getAttribute("href"));
      if (holder.id) writeAddress(holder.id);
      evidence.focus({ preventScroll: true });
      return;
    }
    if (link?.hash && link.origin === location.origin && link.pathname === location.pathname && byId(link.hash.slice(1))?.matches(".item")) {
      event.preventDefault();
      if (fields.show && byId(link.hash.slice(1)).hidden) { setShow(""); fields.find.value = ""; apply(); }
      go(byId(link.hash.slice(1)));
    }
  });
  const KEYS = {
    j: () => step(rowsInOrder(), 1), k: () => step(rowsInOrder(), -1),
    n: () => step(all(".check"), 1), p: () => step(all(".check"), -1),
    e: () => { const item = current(); if (opened && opened === item) hideEvidence(); else if (item) { showEvidence(item); evidence.focus({ preventScroll: true }); at = item; } },
    l: () => { if (!fields.lead) return; fields.lead.selectedIndex = (fields.lead.selectedIndex + 1) % fields.lead.options.length; apply(); writeAddress(); say(`${fields.lead.value} leads`); },
    "/": () => { fields.find?.focus(); fields.find?.scrollIntoView({ block: "center" }); },
    "?": () => one("#keys").showModal(),
  };
  const rowsInOrder = () => all(".row");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened && !one("#keys").open) { hideEvidence(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || !keysOn.checked || one("#keys").open) return;
    if (event.target.matches("input, select, textarea")) return;
    if (KEYS[event.key]) { event.preventDefault(); KEYS[event.key](); }
  });
  for (const [name, field] of Object.entries(fields)) field?.addEventListener(name === "find" ? "input" : "change", () => { apply(); writeAddress(); });
  controls?.addEventListener("submit", (event) => event.preventDefault());
  one("#show-keys").addEventListener("click", () => one("#keys").showModal());
  one("#keys-close").addEventListener("click", () => one("#keys").close());
  keysOn.addEventListener("change", () => { try { localStorage.setItem("crossread-keys", keysOn.checked ? "on" : "off"); } catch { /* a page from disk may have no storage */ } });
  one("#save-json").addEventListener("click", async () => {
    const link = make("a"), packed = atob(JSON.parse(one("#dossier").textContent).deflate);
    const stream = new Blob([Uint8Array.from(packed, (sign) => sign.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream("deflate"));
    link.href = URL.createObjectURL(new Blob([await new Response(stream).arrayBuffer()], { type: "application/json" }));
    link.download = "dossier.json";
    link.click();
    URL.revokeObjectURL(link.href);
  });
  addEventListener("beforeprint", () => { for (const box of all("details:not([open])")) { box.open = true; box.dataset.printed = ""; } });
  addEventListener("afterprint", () => { for (const box of all("details[data-printed]")) { box.open = false; delete box.dataset.printed; } });

  const restore = () => {
    const { target, state } = readAddress();
    setShow(state.show ?? "");
    for (const name of ["lead", "order", "find"]) if (fields[name]) { if (state[name] !== undefined) fields[name].value = state[name]; else if (name === "lead") fields.lead.selectedIndex = 0; else fields[name].value = ""; }
    apply();
    const item = target ? byId(target) : null;
    if (item?.matches(".item")) go(item, { focus: false });
    else if (item && Object.keys(state).length) item.scrollIntoView();
  };
  addEventListener("hashchange", restore);
  try { keysOn.checked = localStorage.getItem("crossread-keys") !== "off"; } catch { keysOn.checked = true; }
  for (const element of all(".scripted")) element.hidden = false;
  restore();
})();
