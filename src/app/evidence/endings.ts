/** What a file's name ends in: never proof of what it is, but how a computer decides whether to run it. */

const RUNS =
  'exe dll scr com pif cpl sys msi msp mst msix appx bat cmd ps1 psm1 psd1 vbs vbe vb js jse mjs cjs wsf wsh wsc sct hta lnk url scf reg inf jar class apk ipa app dmg pkg deb rpm sh bash zsh command py pyw rb pl php asp aspx jsp chm xll xlam iqy slk gadget application appref-ms jnlp desktop settingcontent-ms';
const RUNNING: ReadonlySet<string> = new Set(RUNS.split(' '));

/** The part behind the last dot, in lower case; empty when there is none. */
export const endingOf = (name: string): string =>
  /\.([a-z0-9-]{1,20})\s*$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether a computer would run a file of this name when somebody opens it. */
export const isRunnable = (name: string): boolean => RUNNING.has(endingOf(name));

/** Endings that mean the same kind as the one that the content has. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  jpg: ['jpeg', 'jpe', 'jfif'],
  tif: ['tiff'],
  heic: ['heif'],
  txt: ['text', 'log'],
};

const LONGEST_NAME = 120;
/** What a name may not hold anywhere, and what turns the reading direction round to hide an ending. */
const UNWANTED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu;

/**
 * The name under which a file is kept and given out: of 1 to 120 characters, without folders or hidden characters,
 * ending in what its content is.
 */
export function keptName(name: string, extension: string): string {
  const plain = name.toWellFormed().normalize('NFC').replace(UNWANTED, ' ').replace(/\s+/g, ' ').trim();
  const ending = endingOf(plain);
  const stem = plain.slice(0, ending === '' ? undefined : plain.lastIndexOf('.'));
  const right = ending === extension || (SAME[extension] ?? []).includes(ending);
  if (right) return joined(stem, ending);
  return isFalse(ending) ? keptName(stem, extension) : joined(plain, extension);
}

/** "update on 3.3(b).1" has no ending; "photo.exe" has a false one. */
const isFalse = (ending: string): boolean => /^[a-z][a-z0-9]{1,4}$/.test(ending) || RUNNING.has(ending);

function joined(stem: string, ending: string): string {
  const most = LONGEST_NAME - ending.length - 1;
  const short = stem
    .replace(/^[\s.]+/, '')
    .slice(0, most)
    .toWellFormed()
    .replace(/[\s.]+$/, '');
  return `${short || 'file'}.${ending}`;
}
