// Light or dark: as the system has it, unless the reader has chosen. Paper is always light.
const KEY = 'journeyline.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const print = matchMedia('print');

export const theme = new EventTarget();

export const isDark = () => document.documentElement.dataset.theme === 'dark';

function apply() {
  const chosen = localStorage.getItem(KEY);
  const now = !print.matches && (chosen ? chosen === 'dark' : dark.matches) ? 'dark' : 'light';
  if (document.documentElement.dataset.theme === now) return;
  document.documentElement.dataset.theme = now;
  theme.dispatchEvent(new Event('change'));
}

export function toggle() {
  localStorage.setItem(KEY, isDark() ? 'light' : 'dark');
  apply();
}

dark.addEventListener('change', apply);
print.addEventListener('change', apply);
apply();

/** A token's present value, for what cannot use style sheets. */
export const token = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
