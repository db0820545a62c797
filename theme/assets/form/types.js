/**
 * What the page's block of data holds (src/kompendium/pages/formdata.py), and what the modules hand each other.
 * @typedef {{key: string, kind: string, label: string, help: string, hint: string, required?: string, many?: [number, number],
 *   limit: Record<string, number>, asked: boolean, fields?: Field[]}} Field
 * @typedef {{id: string, heading: Record<string, string>, required: boolean}} Section
 * @typedef {{name: string, address: string, file: string, text: string}} Host
 * @typedef {{language: string, fields: Field[], sections: Section[], organisations: Record<string, string>, slugs: string[],
 *   messages: Record<string, {what: string, do: string}>, words: Record<string, any>, open: string, licence: string, host: Host|null}} Data
 * @typedef {string|string[]|{[key: string]: Value}|Value[]} Value
 * @typedef {{language: string, facts: Record<string, any>, sections: Record<string, string>,
 *   other: {facts: Record<string, string>, sections: Record<string, string>}}} Answers as a person gave them
 * @typedef {{name: string, label: string, rule: string, details: Record<string, string>, warning?: boolean}} Problem `name`: of the control
 * @typedef {{path: string, name: string, text: string}} File
 */
export {};
