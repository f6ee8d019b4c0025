// Takes what is on the page along: as a picture, or as a file.
export function save(blob, file) {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = file;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const NAMESPACE = 'http://www.w3.org/1999/xhtml';

async function fonts(css) {
  const found = [...new Set([...css.matchAll(/url\(["']?(\/modules\/[^"')]+)["']?\)/g)].map((match) => match[1]))];
  for (const url of found) {
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    css = css.replaceAll(url, `data:font/woff2;base64,${btoa(text)}`);
  }
  return css;
}

/** Title and scope of the page, so that a picture says what it is a picture of. */
function caption() {
  const head = document.createElement('header');
  head.className = 'picture-head';
  const title = document.createElement('h1');
  title.textContent = document.querySelector('main h1')?.textContent ?? '';
  const scope = document.createElement('p');
  scope.textContent = document.querySelector('.scope')?.textContent ?? '';
  head.append(title, scope);
  return head;
}

const CAPTION_HEIGHT = 64;

/** A part of the page as one SVG document that needs nothing else. */
export async function svg(node) {
  const box = node.getBoundingClientRect();
  const width = Math.ceil(Math.max(box.width, node.scrollWidth)) + 32;
  const height = Math.ceil(node.scrollHeight) + 32 + CAPTION_HEIGHT;
  const copy = node.cloneNode(true);
  copy.querySelectorAll('.tools, .no-print, dialog').forEach((part) => part.remove());
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
  const css = await fonts(rules.join('\n'));
  const root = document.implementation.createDocument('http://www.w3.org/2000/svg', 'svg', null);
  const top = root.documentElement;
  top.setAttribute('width', width);
  top.setAttribute('height', height);
  top.setAttribute('viewBox', `0 0 ${width} ${height}`);
  top.setAttribute('data-theme', document.documentElement.dataset.theme);
  const style = root.createElementNS(top.namespaceURI, 'style');
  style.textContent = css;
  const frame = root.createElementNS(top.namespaceURI, 'foreignObject');
  frame.setAttribute('width', '100%');
  frame.setAttribute('height', '100%');
  const body = root.createElementNS(NAMESPACE, 'body');
  body.setAttribute('class', 'picture');
  body.append(root.importNode(caption(), true), root.importNode(copy, true));
  frame.append(body);
  top.append(style, frame);
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

export async function saveSvg(node, name) {
  save(new Blob([(await svg(node)).text], { type: 'image/svg+xml' }), `${name}.svg`);
}

export async function savePng(node, name) {
  const { text, width, height } = await svg(node);
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
  await image.decode();
  const scale = Math.min(2, 16_000 / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  context.drawImage(image, 0, 0);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  save(blob, `${name}.png`);
}

const cell = (value) => {
  const text = value == null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  // A sheet would take these for formulas.
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export function csv(columns, rows) {
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

export function saveCsv(columns, rows, name) {
  save(new Blob([csv(columns, rows)], { type: 'text/csv' }), `${name}.csv`);
}
