/** The colours of one mode. */
export interface Palette {
  /** The card that everything lies on. */
  readonly card: string;
  /** The edges of card and boxes. */
  readonly edge: string;
  /** Boxes and tracks. */
  readonly box: string;
  /** Names and headings. */
  readonly ink: string;
  /** What is said besides. */
  readonly note: string;
  /** Lines from one box to the next. */
  readonly line: string;
  /** To tell kinds or lanes apart: ground, and ink or marks on it. */
  readonly hues: readonly Hue[];
}

/** A ground and what stands on it. */
export interface Hue {
  /** The ground. */
  readonly ground: string;
  /** Text and marks on it. */
  readonly ink: string;
}

/** The colours on a light page: text on its ground has a contrast of 4.5 at least, marks of 3. */
export const LIGHT: Palette = {
  card: "#ffffff",
  edge: "#ccd3dc",
  box: "#f4f6f9",
  ink: "#1b2430",
  note: "#556070",
  line: "#77839a",
  hues: [
    { ground: "#dcebff", ink: "#0b4fa8" },
    { ground: "#ece4ff", ink: "#5b33b0" },
    { ground: "#d5f2ee", ink: "#08605a" },
    { ground: "#fde6d3", ink: "#8a3d06" },
    { ground: "#dff3d8", ink: "#24611a" },
    { ground: "#fde0ec", ink: "#93225a" },
  ],
};

/** The colours on a dark page; the same contrasts hold. */
export const DARK: Palette = {
  card: "#11161d",
  edge: "#3a4452",
  box: "#1b222c",
  ink: "#e8edf3",
  note: "#a7b2c0",
  line: "#7d8a9c",
  hues: [
    { ground: "#14325c", ink: "#9ccbff" },
    { ground: "#33245e", ink: "#cdb8ff" },
    { ground: "#0d3c39", ink: "#7fdcd0" },
    { ground: "#4a2710", ink: "#ffbf8a" },
    { ground: "#1d3d17", ink: "#a5dd93" },
    { ground: "#4d1a33", ink: "#ffb0d2" },
  ],
};
