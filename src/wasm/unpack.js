/** Makes the plain value again that `src/render/wire/pack.rs` packed into `words` and the `text` of all its strings. */
export function unpack(words, text) {
  let at = 0;
  let end = 0;
  const many = (each) => {
    const list = [];
    for (let count = words[at++]; count > 0; count--) {
      list.push(each());
    }
    return list;
  };
  const strings = many(() => text.slice(end, (end += words[at++])));
  const shapes = many(() => many(() => strings[words[at++]]));
  const value = () => {
    const word = words[at++];
    const rest = word >>> 3;
    switch (word & 7) {
      case 0:
        return [null, false, true][rest];
      case 1:
        return rest;
      case 2:
        return strings[rest];
      case 3: {
        const list = [];
        for (let left = rest; left > 0; left--) {
          list.push(value());
        }
        return list;
      }
      default: {
        const object = {};
        for (const key of shapes[rest]) {
          object[key] = value();
        }
        return object;
      }
    }
  };
  return value();
}
