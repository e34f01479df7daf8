const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** How long something took: `12 ms`, `3.2 s`, `47 s`, `1 m 05 s`, `2 h 03 m`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} m ${twoDigits(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} m`;
}

/** The day of a journal's time, as people write it: `23 November 2026`. */
export function day(at: string): string {
  const [year = "", month = "", date = ""] = at.slice(0, 10).split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** The moment of a journal's time, to the minute: `23 November 2026, 18:15 UTC`. */
export function moment(at: string): string {
  return `${day(at)}, ${at.slice(11, 16)} UTC`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
