// Renders Markdown pages the way GitHub does, and reports what GitHub would show wrong.
//
//   node render.mjs ROOT OUT PAGE...
//
// writes OUT/PAGE.html for each page of the folder ROOT, and OUT/faults.json: a list of sentences.
// What only a browser can see (widths, heights) is in measure.js.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import Slugger from 'github-slugger';
import mathjax from 'mathjax/es5/node-main.js';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const MODULES = path.join(HERE, 'node_modules');
const FONT = path.join(HERE, '../../main/resources/gradus/plots/Inter');
/** The height of an x in a line of 16 pixels, to which MathJax fits its letters. */
const EX = 8.6;
/** HTML that GitHub leaves in a page; it drops other tags. */
const TAGS = new Set(
  ('a b br code details div em h1 h2 h3 i img kbd li ol p picture pre source strong sub ' +
    'summary sup table tbody td th thead tr ul').split(' '));

const MathJax = await mathjax.init({
  loader: { load: ['input/tex', 'output/svg'] },
  startup: { typeset: false },
  svg: { fontCache: 'none' },
  tex: {
    packages: { '[-]': ['noundefined', 'noerrors'] },
    formatError: (jax, error) => { throw error; },
  },
});

/** The page that is being rendered, for the rules below. */
let page;

function fault(text, excerpt = '') {
  const at = excerpt ? page.source.indexOf(excerpt) : -1;
  const line = at < 0 ? '' : ':' + page.source.slice(0, at).split('\n').length;
  faults.push(`${page.name}${line}: ${text}`);
}

function formula(tex, display) {
  try {
    const node = MathJax.tex2svg(tex, { display, em: 16, ex: EX, containerWidth: 1e6 });
    const html = MathJax.startup.adaptor.outerHTML(node)
      .replace(/(-?[\d.]+)ex\b/g, (all, number) => (number * EX).toFixed(3) + 'px');
    return display ? `<div class="display">${html}</div>` : html;
  } catch (error) {
    fault(`a formula doesn't parse, ${error.message}: ${tex.trim()}`, tex);
    return `<code>${tex}</code>`;
  }
}

/** $x$ and $`x`$; GitHub wants white space before the first form, and no letter before the second. */
function inlineMath(state, silent) {
  const source = state.src;
  const start = state.pos;
  if (source[start] !== '$') return false;
  const ticked = /^\$`([^`]+)`\$/.exec(source.slice(start));
  const match = ticked ?? /^\$((?![\s$])(?:\\.|[^\\$])*?(?<!\s))\$(?![\w$])/.exec(source.slice(start));
  if (!match) {
    if (!silent) fault('a dollar that begins no formula', source.slice(start, start + 20));
    return false;
  }
  const before = start === 0 ? ' ' : source[start - 1];
  if (ticked ? /[\p{L}\p{N}-]/u.test(before) : !/\s/.test(before)) {
    if (!silent) fault(`GitHub shows the dollars after "${before}": ${match[0]}`, before + match[0]);
    return false;
  }
  if (!silent) {
    // In $x$, Markdown takes a backslash before punctuation away first.
    if (!ticked && /\\[!-/:-@[-`{-~]/.test(match[1])) {
      fault(`a backslash that GitHub drops; write $\`…\`$: ${match[0]}`, match[0]);
    }
    const previous = state.tokens.at(-2);
    const between = state.tokens.at(-1);
    const adjacent = /^\s*$/.test(state.pending)
      && (between?.type === 'formula' || (between?.type === 'softbreak' && previous?.type === 'formula'));
    if (adjacent && /^[-−+]/.test(match[1])) {
      fault(`two formulas side by side read as one sum: ${match[0]}`, match[0]);
    }
    state.push('formula', '', 0).content = match[1];
  }
  state.pos += match[0].length;
  return true;
}

const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.inline.ruler.before('escape', 'formula', inlineMath);
markdown.renderer.rules.formula = (tokens, i) => formula(tokens[i].content, false);
const fence = markdown.renderer.rules.fence;
markdown.renderer.rules.fence = (tokens, i, ...rest) =>
  tokens[i].info.trim() === 'math' ? formula(tokens[i].content, true) : fence(tokens, i, ...rest);
for (const kind of ['html_block', 'html_inline']) {
  markdown.renderer.rules[kind] = (tokens, i) => {
    const html = tokens[i].content.replace(/<!--[^]*?-->/g, '');
    for (const [, tag] of html.matchAll(/<\/?([a-zA-Z][\w-]*)/g)) {
      if (!TAGS.has(tag.toLowerCase())) fault(`GitHub drops the tag <${tag}>`, '<' + tag);
    }
    if (html.includes('$')) fault('no formula is rendered inside HTML', html.trim());
    return html;
  };
}

/** Gives headings the anchors that GitHub gives them. */
function anchors(tokens) {
  const slugger = new Slugger();
  tokens.forEach((token, i) => {
    if (token.type !== 'heading_open') return;
    const text = tokens[i + 1].children
      .filter((child) => ['text', 'code_inline', 'formula'].includes(child.type))
      .map((child) => child.content).join('');
    token.attrSet('id', slugger.slug(text));
  });
}

function render(root, name) {
  const source = fs.readFileSync(path.join(root, name), 'utf8').replaceAll('\r\n', '\n');
  page = { name, source };
  const tokens = markdown.parse(source, {});
  anchors(tokens);
  page.html = markdown.renderer.render(tokens, markdown.options, {});
  page.ids = new Set([...page.html.matchAll(/<[^>]* (?:id|name)="([^"]*)"/g)].map((found) => found[1]));
  return page;
}

/** Every href, src and srcset leads to a file of the repository, and a fragment to an anchor. */
function checkLinks(root, pages) {
  for (const current of pages.values()) {
    page = current;
    for (const [, link] of page.html.matchAll(/<(?:a|img|source)\b[^>]*? (?:href|src|srcset)="([^"]*)"/g)) {
      if (/^(https?|mailto):/.test(link)) continue;
      const [file, fragment] = link.split('#').map(decodeURIComponent);
      const target = file === '' ? page.name : path.posix.normalize(path.posix.join(path.posix.dirname(page.name), file));
      const name = target.replace(/\/$/, '');
      if (/^(\.\.|\/|target\/)/.test(name) || !fs.existsSync(path.join(root, name))) {
        fault(`a dead link: ${link}`, link);
      } else if (fragment && name.endsWith('.md') && !pages.get(name)?.ids.has(fragment)) {
        fault(`a dead anchor: ${link}`, link);
      } else if (/^L\d+/.test(fragment ?? '')
          && fs.readFileSync(path.join(root, name), 'utf8').split('\n').length < fragment.slice(1)) {
        fault(`a line after the file's end: ${link}`, link);
      }
    }
  }
}

/** A page of its own, with GitHub's style sheet for light and dark, and fonts of usual widths. */
function document(root, current) {
  const url = (file) => pathToFileURL(file).href;
  const face = (family, weight, file) =>
    `@font-face { font-family: ${family}; font-weight: ${weight}; src: url(${url(file)}); }`;
  return `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${current.name}</title>
<base href="${url(path.join(root, current.name))}">
<link rel="stylesheet" href="${url(path.join(MODULES, 'github-markdown-css/github-markdown.css'))}">
<style>
${face('Prose', 400, FONT + '-Regular.otf')}
${face('Prose', 600, FONT + '-SemiBold.otf')}
${face('Code', 400, path.join(MODULES, '@fontsource/cousine/files/cousine-latin-400-normal.woff2'))}
:root { --fontStack-monospace: Code, monospace; }
body { margin: 0; }
.markdown-body { font-family: Prose, sans-serif; padding: 32px; }
.markdown-body :is(code, pre, kbd, samp, tt) { font-family: Code, monospace; }
.display { text-align: center; margin: 16px 0; overflow-x: auto; }
@media (max-width: 600px) { .markdown-body { padding: 16px; } }
</style>
<body class="markdown-body">
${current.html}
</body>
`;
}

const faults = [];
const [root, out, ...names] = process.argv.slice(2);
const pages = new Map();
for (const name of names) {
  pages.set(name, render(root, name));
}
checkLinks(root, pages);
for (const [name, current] of pages) {
  const file = path.join(out, name + '.html');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, document(path.resolve(root), current));
}
fs.writeFileSync(path.join(out, 'faults.json'), JSON.stringify(faults, null, 1) + '\n');
