/** What is said of a file that is not kept as evidence: why, and what to do instead. */

/** `recording` is sound or film; `drawing` a picture made of instructions, such as SVG. */
export type Reason =
  | 'empty'
  | 'too-large'
  | 'executable'
  | 'script'
  | 'macros'
  | 'web-page'
  | 'drawing'
  | 'archive'
  | 'protected'
  | 'damaged'
  | 'recording'
  | 'unknown'
  /** Its words look like a pupil's personal data. */
  | 'pupil';

/** How large evidence may be, in bytes. */
export const LARGEST_EVIDENCE = 25_000_000;

const LINK = 'put it where your colleagues can open it, and send me the link';

/** For each reason what to say; the name is plain text as its sender wrote it. */
export const REFUSED: { readonly [R in Reason]: (name: string) => string } = {
  empty: (name) => `There is nothing in ${name}. Please check the file and send it again.`,
  'too-large': (name) =>
    `${name} is larger than ${LARGEST_EVIDENCE / 1_000_000} MB. Please send a smaller version, or ${LINK}.`,
  executable: (name) =>
    `${name} is a program, or has one inside, so I did not keep it. Please send a document, a picture or a PDF of what it shows.`,
  script: (name) =>
    `${name} has instructions inside that a computer could run, so I did not keep it. Please print it to a PDF and send me that.`,
  macros: (name) =>
    `${name} has macros inside, so I did not keep it. In Office, choose Save As and a kind without macros (.docx, .xlsx, .pptx), or save it as a PDF, and send me that.`,
  'web-page': (name) =>
    `${name} is a web page, so I did not keep it. Please print the page to a PDF and send me that, or send me its link.`,
  drawing: (name) =>
    `${name} is a kind of drawing that can hold instructions, so I did not keep it. Please save it as a picture (.png) or a PDF and send me that.`,
  archive: (name) =>
    `${name} has other files packed inside, so I did not keep it. Please unpack it and send me the files one by one.`,
  protected: (name) =>
    `${name} is locked with a password or restrictions, so your board could not rely on opening it. Please save a copy without them, or print it to a PDF, and send me that.`,
  damaged: (name) =>
    `I could not read ${name} to its end; it may be damaged. Please open it, save it again, and send me the new copy.`,
  recording: (name) => `${name} is a recording, and I do not keep those. Please ${LINK}.`,
  pupil: (name) =>
    `The words in ${name} look like a child’s personal data, so I did not keep it. Please take them out and send it again.`,
  unknown: (name) =>
    `I do not know what kind of file ${name} is, so I did not keep it. Please send a PDF, an Office document, a picture, an e-mail or plain text.`,
};
