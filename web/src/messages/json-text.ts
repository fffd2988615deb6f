/**
 * JSON text with line breaks and indentation, and nothing else changed: parsing it and writing it again would round large numbers.
 * Text that is not JSON comes out as some text, never as an error.
 */
export function indented(text: string): string {
  let out = '';
  let depth = 0;
  const line = (): string => `\n${'  '.repeat(depth)}`;
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (character === '"') {
      const end = endOfString(text, index);
      out += text.slice(index, end);
      index = end - 1;
    } else if (character === '{' || character === '[') {
      const close = /^\s*[}\]]/.exec(text.slice(index + 1, index + 40));
      if (close) {
        out += character + close[0].trim();
        index += close[0].length;
      } else {
        depth++;
        out += character + line();
      }
    } else if (character === '}' || character === ']') {
      depth = Math.max(0, depth - 1);
      out += line() + character;
    } else if (character === ',') {
      out += character + line();
    } else if (character === ':') {
      out += ': ';
    } else if (!/\s/.test(character)) {
      out += character;
    }
  }
  return out;
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === '"') return index + 1;
  }
  return text.length;
}
