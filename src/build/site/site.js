"use strict";

// The search: / or Ctrl-K goes there, arrows choose, Enter opens, Escape leaves. And the list of pages, which is open
// where there is room for it.
(() => {
  const AT_MOST = 12;
  const up = document.body.dataset.up;
  const input = document.getElementById("search");
  const list = document.getElementById("results");
  let chosen = -1;

  const pages = document.querySelector("nav details");
  const wide = matchMedia("(min-width: 52.01rem)");
  const showPages = () => { pages.open = wide.matches; };
  wide.addEventListener("change", showPages);
  showPages();
  const nav = document.querySelector("nav");
  const here = nav.querySelector("[aria-current]");
  if (here) nav.scrollTop = here.offsetTop - nav.offsetTop - nav.clientHeight / 2;

  // A word counts most in a title, and every word must be somewhere in the section or its page's title.
  const score = (section, words) => {
    const title = section.title.toLowerCase();
    const page = section.page.toLowerCase();
    const text = section.text.toLowerCase();
    let sum = 0;
    for (const word of words) {
      let points = 0;
      if (title === word || page === word || page === "rdopkg-" + word) points += 60;
      if (title.includes(word)) points += 25;
      if (page.includes(word)) points += 15;
      const at = text.indexOf(word);
      if (at >= 0) points += at < 200 ? 6 : 3;
      if (points === 0) return 0;
      sum += points;
    }
    return sum;
  };

  const excerpt = (section, word) => {
    const at = Math.max(0, section.text.toLowerCase().indexOf(word) - 30);
    return (at > 0 ? "…" : "") + section.text.slice(at, at + 120);
  };

  const item = (section, words, index) => {
    const li = document.createElement("li");
    const a = document.createElement("a");
    const small = document.createElement("small");
    li.id = "result-" + index;
    li.setAttribute("role", "option");
    a.href = up + section.url;
    a.tabIndex = -1;
    a.textContent = section.page === section.title ? section.title : section.page + " › " + section.title;
    small.textContent = excerpt(section, words[0]);
    a.append(small);
    li.append(a);
    return li;
  };

  const choose = (index) => {
    const items = list.querySelectorAll("[role=option]");
    chosen = items.length === 0 ? -1 : (index + items.length) % items.length;
    items.forEach((li, i) => li.setAttribute("aria-selected", String(i === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", items[chosen].id);
      items[chosen].scrollIntoView({ block: "nearest" });
    }
  };

  const hide = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  };

  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    list.replaceChildren();
    if (words.length === 0) return hide();
    const found = window.rdopkgIndex
      .map((section) => ({ section, points: score(section, words) }))
      .filter((hit) => hit.points > 0)
      .sort((a, b) => b.points - a.points)
      .slice(0, AT_MOST);
    found.forEach((hit, index) => list.append(item(hit.section, words, index)));
    if (found.length === 0) {
      const none = document.createElement("li");
      none.className = "none";
      none.textContent = "Nothing found";
      list.append(none);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    choose(0);
  };

  input.addEventListener("input", search);
  input.addEventListener("focus", () => { if (input.value !== "") search(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Escape") { hide(); input.blur(); }
    else if (event.key === "Enter") {
      const link = list.querySelectorAll("[role=option] a")[chosen];
      if (link) { hide(); location.href = link.href; }
    } else return;
    event.preventDefault();
  });
  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea");
    if ((event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
  document.addEventListener("click", (event) => { if (!event.target.closest("form")) hide(); });
})();
