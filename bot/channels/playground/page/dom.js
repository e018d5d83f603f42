// Small tools for building the page. Text enters it as text, never as markup.

/** Return the element with this id. */
export const $ = (id) => document.getElementById(id);

/** Build an element: attributes, listeners (`on...`), and children that are elements or words. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Build an icon from the symbols of the page. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

/**
 * Make the children of `parent` show `items`, touching only what changed, so that focus,
 * scroll and what a screen reader has read stay where they are.
 */
export function reconcile(parent, items, build) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const facts = JSON.stringify(item);
    let node = old.get(item.key);
    if (node && node.facts !== facts) {
      const fresh = build(item);
      if (place === node) place = fresh;
      keepFocus(node, fresh);
      node = fresh;
    } else if (!node) {
      node = build(item);
    }
    node.dataset.key = item.key;
    node.facts = facts;
    old.delete(item.key);
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  }
  for (const gone of old.values()) gone.remove();
}

function keepFocus(node, fresh) {
  const focusable = "button, a[href]";
  const at = [...node.querySelectorAll(focusable)].indexOf(document.activeElement);
  node.replaceWith(fresh);
  if (at >= 0) fresh.querySelectorAll(focusable)[at]?.focus();
}

/** Let the arrow keys move the focus through the buttons of a list, of which one can be tabbed to. */
export function rove(list, selector) {
  list.addEventListener("keydown", (event) => {
    const moves = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    const all = [...list.querySelectorAll(selector)];
    const at = all.indexOf(document.activeElement);
    let to = at + (moves[event.key] ?? 0);
    if (event.key === "Home") to = 0;
    if (event.key === "End") to = all.length - 1;
    if (at < 0 || to === at) return;
    event.preventDefault();
    all[(to + all.length) % all.length].focus();
  });
}
