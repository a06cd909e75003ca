
(() => {
  'use strict';
  // A table shows this many rows at a time, so that laying out thousands does not make the page slow.
  const PAGE = 100;
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const make = (element, text) => {
    const made = document.createElement(element);
    made.textContent = text;
    return made;
  };

  const themeButton = byId('theme');
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : prefersDark.matches);
  const showTheme = () => themeButton.setAttribute('aria-pressed', String(isDark()));
  themeButton.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    showTheme();
  });
  prefersDark.addEventListener('change', showTheme);
  showTheme();
  themeButton.hidden = false;

  const filters = document.querySelector('.filters');
  if (!filters) {
    root.classList.remove('scripted');
    return;
  }
  const status = byId('shown');
  const number = (count) => count.toLocaleString('en');

  // Rows of a table, or keys one by one, which are paged in the same way.
  const rowsOf = (elements) => [...elements].map((element) => ({
    element,
    text: null,
    key: element.dataset.key,
    provider: element.dataset.provider,
    state: element.dataset.state,
    rank: Number(element.dataset.rank),
    findings: Number(element.dataset.findings),
    matches: true,
  }));
  const paged = (element, kind, holder, after) => {
    const rows = rowsOf(holder.children);
    const more = make('button', '');
    const all = make('button', '');
    for (const button of [more, all]) {
      button.type = 'button';
      button.className = 'more';
    }
    after.after(more, all);
    return { element, kind, rows, holder, more, all, limit: PAGE };
  };
  const tables = [...document.querySelectorAll('table[data-rows]')]
    .map((table) => paged(table, table.dataset.rows, table.tBodies[0], table.parentElement));
  const list = document.querySelector('.list');
  const keys = paged(list, 'list', list, list);
  const details = new Map(keys.rows.map((row) => [row.key, row]));
  const textOf = (row) => {
    row.text ??= row.element.textContent.toLowerCase();
    return row.text;
  };

  const showRows = (table) => {
    let matching = 0;
    for (const row of table.rows) {
      row.element.classList.toggle('left-out', !row.matches);
      matching += row.matches ? 1 : 0;
      row.element.classList.toggle('beyond', row.matches && matching > table.limit);
    }
    const hidden = matching - table.limit;
    table.more.hidden = hidden <= 0;
    table.all.hidden = hidden <= 0;
    table.more.textContent = `Show ${number(Math.min(PAGE, hidden))} more rows`;
    table.all.textContent = `Show all ${number(matching)} rows`;
    table.element.closest('section').classList.toggle('left-out', matching === 0);
    table.holder.classList.add('ready');
    return matching;
  };
  for (const table of [...tables, keys]) {
    table.more.addEventListener('click', () => {
      table.limit += PAGE;
      showRows(table);
    });
    table.all.addEventListener('click', () => {
      table.limit = Infinity;
      showRows(table);
    });
  }

  const value = (id, otherwise) => (byId(id) ? byId(id).value : otherwise);
  const filter = () => {
    const text = value('filter-text', '').trim().toLowerCase();
    const provider = value('filter-provider', '');
    const state = value('filter-state', '');
    const rank = Number(value('filter-rank', '0'));
    const onlyWithFindings = byId('filter-findings') !== null && byId('filter-findings').checked;
    const counts = { key: [0, 0], finding: [0, 0], list: [0, 0] };
    for (const table of [...tables, keys]) {
      table.limit = PAGE;
      for (const row of table.rows) {
        row.matches = (provider === '' || row.provider === provider)
          && (state === '' || row.state === state)
          && row.rank >= rank
          && (!onlyWithFindings || row.findings > 0)
          && (text === '' || textOf(table.kind === 'key' ? details.get(row.key) : row).includes(text));
      }
      const count = counts[table.kind];
      count[0] += showRows(table);
      count[1] += table.rows.length;
    }
    const words = [`${number(counts.key[0])} of ${number(counts.key[1])} keys`];
    if (counts.finding[1] > 0) {
      words.push(`${number(counts.finding[0])} of ${number(counts.finding[1])} findings`);
    }
    status.textContent = `Shown: ${words.join(', ')}.`;
  };
  for (const control of filters.querySelectorAll('input, select')) {
    control.addEventListener('input', filter);
  }
  byId('filter-clear').addEventListener('click', () => {
    for (const control of filters.querySelectorAll('input, select')) {
      if (control.type === 'checkbox') {
        control.checked = false;
      } else {
        control.value = control.tagName === 'SELECT' ? control.options[0].value : '';
      }
    }
    filter();
    byId('filter-text').focus();
  });

  const WEIGHT = { denied: 0, unknown: 1, low: 2, moderate: 3, high: 4, unlisted: 5, critical: 6 };
  const accessWeight = (cell) => {
    const weights = [...cell.querySelectorAll('b')].map((mark) => WEIGHT[mark.className]).sort((a, b) => b - a);
    return weights.reduce((sum, weight, place) => sum + weight * (place === 0 ? 10 : 1), 0);
  };
  const sortValue = (header, cell) => {
    if (header.classList.contains('resource')) {
      return accessWeight(cell);
    }
    return cell.dataset.sort === undefined ? cell.textContent.trim().toLowerCase() : Number(cell.dataset.sort);
  };
  const compare = (left, right) => {
    if (typeof left === 'number') {
      return left - right;
    }
    return left < right ? -1 : left > right ? 1 : 0;
  };
  const sort = (table, header) => {
    const before = header.getAttribute('aria-sort');
    const order = before === null ? header.dataset.order : before === 'ascending' ? 'descending' : 'ascending';
    for (const other of header.parentElement.cells) {
      other.removeAttribute('aria-sort');
    }
    header.setAttribute('aria-sort', order);
    const sign = order === 'ascending' ? 1 : -1;
    const values = new Map(table.rows.map((row) => [row, sortValue(header, row.element.cells[header.cellIndex])]));
    table.rows.sort((left, right) => sign * compare(values.get(left), values.get(right)));
    table.holder.append(...table.rows.map((row) => row.element));
    showRows(table);
    status.textContent = `Sorted by ${header.textContent}, ${order}.`;
  };
  for (const table of tables) {
    for (const header of table.element.tHead.rows[0].cells) {
      if (header.dataset.order) {
        const button = make('button', header.textContent);
        button.type = 'button';
        button.addEventListener('click', () => sort(table, header));
        header.replaceChildren(button);
      }
    }
  }

  const unfold = () => {
    const target = byId(decodeURIComponent(window.location.hash.slice(1)));
    const folded = target && target.closest('details');
    if (folded) {
      folded.open = true;
      folded.classList.remove('left-out', 'beyond');
      folded.querySelector('summary').focus();
      folded.scrollIntoView({ block: 'start' });
    }
  };
  window.addEventListener('hashchange', unfold);

  filters.hidden = false;
  filter();
  unfold();
})();
