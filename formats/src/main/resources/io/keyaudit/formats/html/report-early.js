
(() => {
  'use strict';
  // Runs before there are any rows. Should the script at the end fail, everything shows as if there were none.
  const root = document.documentElement;
  root.classList.add('scripted');
  window.addEventListener('error', () => root.classList.remove('scripted'));
})();
