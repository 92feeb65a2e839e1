/** Building and changing elements. Text goes in as text nodes only; writes that would change nothing are skipped. */

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/**
 * Creates an element. A null or undefined attribute is left out, `true` is written as an empty one.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {Document} document
 * @param {T} tag
 * @param {Readonly<Record<string, string | number | boolean | null | undefined>>} [attributes]
 * @param {...(Node | string | null)} children strings become text; nulls are left out
 * @returns {HTMLElementTagNameMap[T]}
 */
function el(document, tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  writeAttributes(element, attributes);
  element.append(...present(children));
  return element;
}

/**
 * As `el`, for the SVG elements of an icon.
 *
 * @param {Document} document
 * @param {string} tag
 * @param {Readonly<Record<string, string | number>>} attributes
 * @param {...Node} children
 * @returns {Element}
 */
function svg(document, tag, attributes, ...children) {
  const element = document.createElementNS(SVG_NAMESPACE, tag);
  writeAttributes(element, attributes);
  element.append(...children);
  return element;
}

/**
 * @param {Element} element
 * @param {Readonly<Record<string, string | number | boolean | null | undefined>>} attributes
 */
function writeAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

/**
 * @param {(Node | string | null)[]} children
 * @returns {(Node | string)[]}
 */
function present(children) {
  return /** @type {(Node | string)[]} */ (children.filter((child) => child !== null));
}

/**
 * Sets an element's text when it differs, as a new node: a number that is aligned to its right end would otherwise count as
 * having moved whenever it gets another digit.
 *
 * @param {Element} element
 * @param {string} text
 */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Sets an attribute when it differs; null removes it.
 *
 * @param {Element} element
 * @param {string} name
 * @param {string | null} value
 */
function setAttribute(element, name, value) {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/**
 * Shows or hides an element by the `hidden` attribute.
 *
 * @param {Element} element
 * @param {boolean} shown
 */
function setShown(element, shown) {
  setAttribute(element, 'hidden', shown ? null : '');
}

/**
 * Sets a custom property when it differs. The only way a view touches style: the policy allows it by script.
 *
 * @param {HTMLElement} element
 * @param {string} name with its dashes
 * @param {string} value
 */
function setStyleProperty(element, name, value) {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
}

export { el, setAttribute, setShown, setStyleProperty, setText, svg };
