import { ROWS_TOGETHER } from './row-groups.ts'

/**
 * What the report does beside being read: sort, filter, keep both in the address, open what is folded for print. It runs in a browser
 * as it stands here; all that it shows is in the page already.
 */
export const SCRIPT = String.raw`'use strict';
(() => {
  const byId = id => document.getElementById(id);
  document.documentElement.classList.add('js');

  // The pictures of claims, which the browser has read as text: those near what is looked at are drawn first, the others when there is
  // nothing else to do, and all before they are printed.
  const held = [...document.querySelectorAll('figure > noscript')];
  const draw = pictures => {
    const figure = pictures.parentElement;
    if (figure !== null) figure.innerHTML = pictures.textContent;
  };
  const near = new IntersectionObserver(seen => {
    for (const { isIntersecting, target } of seen) {
      const pictures = isIntersecting ? target.querySelector('figure > noscript') : null;
      if (pictures !== null) draw(pictures);
    }
  }, { rootMargin: '100%' });
  for (const pictures of held) near.observe(pictures.closest('article'));
  const later = window.requestIdleCallback ?? (run => setTimeout(run, 20));
  let drawn = 0;
  const drawUntil = end => {
    while (drawn < held.length && performance.now() < end) draw(held[drawn++]);
  };
  const drawOn = () => {
    drawUntil(performance.now() + 8);
    if (drawn < held.length) later(drawOn);
    else near.disconnect();
  };
  later(drawOn);

  // Whatever is folded up is printed too.
  let opened = [];
  addEventListener('beforeprint', () => {
    drawUntil(Infinity);
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const one of opened) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of opened) one.open = false;
  });

  const together = ${ROWS_TOGETHER};
  const collator = new Intl.Collator('en', { numeric: true });
  const tables = [...document.querySelectorAll('table.sortable')].map((table, at) => {
    const bodies = [...table.tBodies];
    const heads = [...table.tHead.rows[0].cells];
    const given = bodies.flatMap(body => [...body.rows]);
    let order = given;
    let placed = given;
    const sorted = { table, key: at === 0 && table.id === 'claim-table' ? 's' : 'i', column: null, down: false };
    const value = (row, column) => {
      const cell = row.cells[column];
      const number = cell.dataset.s;
      return number === undefined ? cell.textContent : number === '' ? null : Number(number);
    };
    const compare = (a, b) => (typeof a === 'number' ? a - b : collator.compare(a, b));
    // What is shown comes first, so that all bodies but one are full of it or hold nothing that is; only those that change are touched.
    sorted.place = () => {
      const shown = order.filter(row => !row.hidden);
      const rows = [...shown, ...order.filter(row => row.hidden)];
      for (const [at, body] of bodies.entries()) {
        const [from, end] = [at * together, (at + 1) * together];
        const own = rows.slice(from, end);
        if (own.some((row, position) => row !== placed[from + position])) body.append(...own);
        body.classList.toggle('full', end <= shown.length);
      }
      placed = rows;
    };
    sorted.sort = (wanted, down) => {
      const column = wanted !== null && wanted < heads.length ? wanted : null;
      sorted.column = column;
      sorted.down = down;
      order = given;
      if (column !== null) {
        const keyed = given.map(row => [value(row, column), row]);
        // What has no value comes last either way.
        keyed.sort(([a], [b]) => (a === null || b === null ? (a === null) - (b === null) : (down ? -1 : 1) * compare(a, b)));
        order = keyed.map(([, row]) => row);
      }
      sorted.place();
      for (const [position, head] of heads.entries()) {
        if (position === column) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        else head.removeAttribute('aria-sort');
      }
    };
    for (const [column, head] of heads.entries()) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        if (sorted.column !== column) sorted.sort(column, false);
        else if (!sorted.down) sorted.sort(column, true);
        else sorted.sort(null, false);
        write();
      });
    }
    return sorted;
  });

  const claimTable = byId('claim-table');
  const claims = claimTable === null ? [] : [...claimTable.tBodies].flatMap(body => [...body.rows]).map(row => {
    const place = row.querySelector('.place').textContent;
    const article = byId(row.querySelector('th a').getAttribute('href').slice(1));
    return { row, article, path: place.slice(0, place.lastIndexOf(':')), words: null };
  });
  const sections = [...document.querySelectorAll('section.file')];
  const verdicts = new Map();
  for (const item of document.querySelectorAll('.verdicts li')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-pressed', 'false');
    button.append(...item.childNodes);
    item.append(button);
    verdicts.set(item.dataset.v, button);
    button.addEventListener('click', () => {
      if (!state.v.delete(item.dataset.v)) state.v.add(item.dataset.v);
      change();
    });
  }

  const state = { q: '', f: '', k: '', p: '', v: new Set() };
  const isPlain = () => state.q === '' && state.f === '' && state.k === '' && state.p === '' && state.v.size === 0;
  const reset = () => {
    state.q = state.f = state.k = state.p = '';
    state.v.clear();
  };
  const wordsOf = claim => {
    claim.words ??= (claim.row.textContent + ' ' + (claim.article?.querySelector('blockquote')?.textContent ?? '')).toLowerCase();
    return claim.words;
  };
  const fits = claim => {
    const { v, k, p } = claim.row.dataset;
    return (
      (state.v.size === 0 || state.v.has(v)) &&
      (state.f === '' || claim.path === state.f) &&
      (state.k === '' || k === state.k) &&
      (state.p === '' || p === 'p=' + state.p) &&
      (state.q === '' || wordsOf(claim).includes(state.q.toLowerCase()))
    );
  };

  const show = () => {
    if (claims.length === 0) return;
    let shown = 0;
    for (const claim of claims) {
      const fit = fits(claim);
      claim.row.hidden = !fit;
      if (claim.article !== null) claim.article.hidden = !fit;
      if (fit) shown += 1;
    }
    tables[0].place();
    for (const section of sections) section.hidden = section.querySelector('article:not([hidden])') === null;
    for (const [verdict, button] of verdicts) button.setAttribute('aria-pressed', String(state.v.has(verdict)));
    if (byId('text').value !== state.q) byId('text').value = state.q;
    byId('file').value = state.f;
    byId('known').value = state.k;
    byId('clear').disabled = isPlain();
    byId('shown').textContent = shown + ' of ' + claims.length + ' claims shown' + (state.p === '' ? '' : ', those that one mark of the overview stands for');
  };

  // Filters and order are in the address, so that a view can be sent on and the way back leads to it.
  const write = () => {
    const given = new URLSearchParams();
    for (const key of ['q', 'f', 'k', 'p']) if (state[key] !== '') given.set(key, state[key]);
    if (state.v.size > 0) given.set('v', [...state.v].join(' '));
    for (const { key, column, down } of tables) if (column !== null) given.set(key, column + (down ? 'd' : 'a'));
    const text = given.toString();
    history.replaceState(null, '', location.href.split('#')[0] + (text === '' ? '' : '#' + text));
  };
  const change = () => {
    show();
    write();
  };
  const read = () => {
    const text = location.hash.slice(1);
    if (!text.includes('=')) {
      const target = text === '' ? null : byId(text);
      if (target?.closest('[hidden]')) {
        reset();
        show();
        target.scrollIntoView();
      }
      return;
    }
    const given = new URLSearchParams(text);
    for (const key of ['q', 'f', 'k', 'p']) state[key] = given.get(key) ?? '';
    state.v = new Set((given.get('v') ?? '').split(' ').filter(verdict => verdicts.has(verdict)));
    for (const { key, sort } of tables) {
      const order = /^(\d+)([ad])$/.exec(given.get(key) ?? '');
      sort(order === null ? null : Number(order[1]), order?.[2] === 'd');
    }
    show();
    if (state.p !== '') {
      byId('claims').scrollIntoView();
      claims.find(({ row }) => !row.hidden)?.row.querySelector('a').focus({ preventScroll: true });
    }
  };

  if (claims.length > 0) {
    document.querySelector('.filters').hidden = false;
    const counts = new Map();
    for (const { path } of claims) counts.set(path, (counts.get(path) ?? 0) + 1);
    const files = byId('file');
    for (const [path, count] of counts) files.append(new Option(path + ' (' + count + ')', path));
    files.parentElement.hidden = counts.size < 2;
    byId('known-label').hidden = !claims.some(({ row }) => row.dataset.k !== undefined);
    let soon = 0;
    byId('text').addEventListener('input', () => {
      clearTimeout(soon);
      soon = setTimeout(() => {
        state.q = byId('text').value.trim();
        change();
      }, 120);
    });
    files.addEventListener('change', () => {
      state.f = files.value;
      change();
    });
    byId('known').addEventListener('change', () => {
      state.k = byId('known').value;
      change();
    });
    byId('clear').addEventListener('click', () => {
      reset();
      change();
      byId('text').focus();
    });
    show();
  }
  addEventListener('hashchange', read);
  read();
})();
`
