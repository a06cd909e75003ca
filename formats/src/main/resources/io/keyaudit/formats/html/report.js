
(() => {
  'use strict';
  // A list shows this many items at a time, so that laying out thousands does not make the page slow.
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

  // Paper has all that is folded, and then the page is as it was.
  let unfolded = [];
  window.addEventListener('beforeprint', () => {
    unfolded = [...document.querySelectorAll('details:not([open])')];
    unfolded.forEach((folded) => { folded.open = true; });
  });
  window.addEventListener('afterprint', () => {
    unfolded.forEach((folded) => { folded.open = false; });
    unfolded = [];
  });

  const filters = document.querySelector('.filters');
  if (!filters) {
    root.classList.remove('scripted');
    return;
  }
  const status = byId('shown');
  const number = (count) => count.toLocaleString('en');

  // All about the keys, by number. What is looked for in their text is in their details.
  const keys = new Map([...document.querySelectorAll('table.keys > tbody > tr')].map((row) => [row.dataset.key, {
    service: row.dataset.service,
    state: row.dataset.state,
    rank: Number(row.dataset.rank),
    verdicts: row.dataset.verdicts,
    details: null,
    text: null,
    matches: true,
  }]));
  for (const details of document.querySelectorAll('.list > details')) {
    keys.get(details.dataset.key).details = details;
  }
  const textOf = (item, element) => {
    item.text ??= element.textContent.toLowerCase();
    return item.text;
  };

  const words = (text) => (text ? text.split(' ') : []);
  const itemOf = (element) => ({
    element,
    keys: words(element.dataset.key || element.dataset.keys).map((key) => keys.get(key)),
    service: element.dataset.service,
    rank: element.dataset.rank === undefined ? null : Number(element.dataset.rank),
    rules: element.dataset.rules === undefined ? null : words(element.dataset.rules),
    findings: [...element.querySelectorAll('li.finding')].map((finding) => ({
      element: finding,
      rank: Number(finding.dataset.rank),
      rule: finding.dataset.rule,
      status: finding.dataset.status,
    })),
    text: null,
    matches: true,
  });
  const isKeyed = (holder) => holder.tagName === 'TBODY' || holder.classList.contains('list');
  const lists = [...document.querySelectorAll('.paged')].map((holder) => {
    const keyed = isKeyed(holder);
    const items = [...holder.children].map((element) => (keyed
      ? { element, keys: [keys.get(element.dataset.key)], findings: [], rank: null, rules: null, matches: true }
      : itemOf(element)));
    const more = make('button', '');
    const all = make('button', '');
    for (const button of [more, all]) {
      button.type = 'button';
      button.className = 'more';
    }
    (holder.tagName === 'TBODY' ? holder.closest('.scroll') : holder).after(more, all);
    return { holder, keyed, items, more, all, limit: PAGE, section: holder.closest('section') };
  });

  const show = (list) => {
    let matching = 0;
    for (const item of list.items) {
      matching += item.matches ? 1 : 0;
      item.element.classList.toggle('left-out', !item.matches);
      item.element.classList.toggle('beyond', item.matches && matching > list.limit);
    }
    const hidden = matching - list.limit;
    list.more.hidden = hidden <= 0;
    list.all.hidden = hidden <= 0;
    list.more.textContent = `Show ${number(Math.min(PAGE, hidden))} more`;
    list.all.textContent = `Show all ${number(matching)}`;
    list.section.classList.toggle('left-out', matching === 0);
    list.holder.classList.add('ready');
    return matching;
  };
  for (const list of lists) {
    list.more.addEventListener('click', () => {
      list.limit += PAGE;
      show(list);
    });
    list.all.addEventListener('click', () => {
      list.limit = Infinity;
      show(list);
    });
  }

  const field = (name) => byId(`filter-${name}`);
  const value = (name) => (field(name) ? field(name).value : '');
  const chosen = () => {
    const control = field('control') ? field('control').selectedOptions[0].dataset.rules : undefined;
    const letters = value('verdict');
    return {
      text: value('text').trim().toLowerCase(),
      service: value('service'),
      state: value('state'),
      rank: Number(value('severity')),
      rules: control === undefined ? null : new Set(control.split(' ')),
      letters: letters === '' ? null : new Set(letters),
    };
  };
  const keyMatches = (key, want) => {
    if ((want.service !== '' && key.service !== want.service) || (want.state !== '' && key.state !== want.state)) {
      return false;
    }
    if (key.rank < want.rank) {
      return false;
    }
    if (want.letters && want.rules) {
      if (![...want.rules].some((rule) => want.letters.has(key.verdicts[rule]))) {
        return false;
      }
    } else if (want.letters && ![...key.verdicts].some((letter) => want.letters.has(letter))) {
      return false;
    }
    return want.text === '' || textOf(key, key.details).includes(want.text);
  };
  const findingMatches = (finding, want) => finding.rank >= want.rank
    && (!want.rules || want.rules.has(finding.rule))
    && (!want.letters || want.letters.has(finding.status));
  const itemMatches = (item, want) => {
    if (item.keys.length > 0) {
      if (!item.keys.some((key) => key.matches)) {
        return false;
      }
    } else if (want.state !== '' || (want.service !== '' && item.service !== want.service)
      || (want.text !== '' && !textOf(item, item.element).includes(want.text))) {
      return false;
    }
    if (item.rank !== null && (item.rank < want.rank || (want.letters && !want.letters.has('I')))) {
      return false;
    }
    if (item.rules !== null && want.rules && !item.rules.some((rule) => want.rules.has(rule))) {
      return false;
    }
    let matching = item.findings.length === 0;
    for (const finding of item.findings) {
      const matches = findingMatches(finding, want);
      finding.element.classList.toggle('left-out', !matches);
      matching ||= matches;
    }
    return matching;
  };
  const filter = () => {
    const want = chosen();
    let count = 0;
    for (const key of keys.values()) {
      key.matches = keyMatches(key, want);
      count += key.matches ? 1 : 0;
    }
    let attention = null;
    for (const list of lists) {
      list.limit = PAGE;
      for (const item of list.items) {
        item.matches = list.keyed ? item.keys[0].matches : itemMatches(item, want);
      }
      const matching = show(list);
      if (list.holder.classList.contains('entries')) {
        attention = `; ${number(matching)} of ${number(list.items.length)} that need attention`;
      }
    }
    status.textContent = `Shown: ${number(count)} of ${number(keys.size)} keys${attention ?? ''}.`;
  };
  for (const control of filters.querySelectorAll('input, select')) {
    control.addEventListener('input', () => {
      // Who chooses a control asks which keys fail it.
      if (control.id === 'filter-control' && control.value !== '' && value('verdict') === '') {
        field('verdict').value = 'Ff';
      }
      filter();
    });
  }
  byId('filter-clear').addEventListener('click', () => {
    for (const control of filters.querySelectorAll('input, select')) {
      control.value = control.tagName === 'SELECT' ? control.options[0].value : '';
    }
    filter();
    byId('filter-text').focus();
  });
  // A count in the table of controls is a question to the filters.
  for (const count of document.querySelectorAll('.controls [data-choice]')) {
    const button = make('button', count.textContent);
    button.type = 'button';
    button.title = 'Show these keys';
    button.addEventListener('click', () => {
      field('control').value = count.dataset.choice;
      field('verdict').value = count.dataset.verdict;
      filter();
      filters.scrollIntoView();
      status.focus();
    });
    count.replaceChildren(button);
  }

  const WEIGHT = { denied: 0, unknown: 1, low: 2, moderate: 3, high: 4, unlisted: 5, critical: 6 };
  const accessWeight = (cell) => {
    const weights = [...cell.querySelectorAll('b')].map((mark) => WEIGHT[mark.className]).sort((a, b) => b - a);
    return weights.reduce((sum, weight, place) => sum + weight * (place === 0 ? 10 : 1), 0);
  };
  const sortValue = (header, row) => {
    if (header.classList.contains('resource')) {
      return accessWeight(row.cells[header.cellIndex]);
    }
    return header.classList.contains('findings')
      ? Number(row.dataset.rank)
      : row.cells[header.cellIndex].textContent.trim().toLowerCase();
  };
  const compare = (left, right) => {
    if (typeof left === 'number') {
      return left - right;
    }
    return left < right ? -1 : left > right ? 1 : 0;
  };
  const sort = (list, header) => {
    const before = header.getAttribute('aria-sort');
    const order = before === null ? header.dataset.order : before === 'ascending' ? 'descending' : 'ascending';
    for (const other of header.parentElement.cells) {
      other.removeAttribute('aria-sort');
    }
    header.setAttribute('aria-sort', order);
    const sign = order === 'ascending' ? 1 : -1;
    const values = new Map(list.items.map((item) => [item, sortValue(header, item.element)]));
    list.items.sort((left, right) => sign * compare(values.get(left), values.get(right)));
    list.holder.append(...list.items.map((item) => item.element));
    show(list);
    status.textContent = `Sorted by ${header.querySelector('button').textContent}, ${order}.`;
  };
  for (const list of lists) {
    if (list.holder.tagName === 'TBODY') {
      for (const header of list.holder.parentElement.tHead.rows[0].cells) {
        if (header.dataset.order) {
          const button = make('button', header.textContent);
          button.type = 'button';
          button.addEventListener('click', () => sort(list, header));
          // Browsers do not repeat a button in the head of a table that is continued on the next sheet.
          const paper = make('span', header.textContent);
          paper.className = 'paper';
          header.replaceChildren(button, paper);
        }
      }
    }
  }

  const unfold = () => {
    const target = byId(decodeURIComponent(window.location.hash.slice(1)));
    if (!target) {
      return;
    }
    const folded = target.closest('details');
    if (folded) {
      folded.open = true;
    }
    for (let element = target; element; element = element.parentElement) {
      element.classList.remove('left-out', 'beyond');
    }
    if (folded) {
      folded.querySelector('summary').focus();
    }
    (folded ?? target).scrollIntoView({ block: 'start' });
  };
  window.addEventListener('hashchange', unfold);

  filters.hidden = false;
  filter();
  unfold();
})();
