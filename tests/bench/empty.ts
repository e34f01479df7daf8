// What is measured against: a script that does nothing.
export {};
