/** Letters, digits and the signs that names of places have: “Nà Lòa - Nà Tông”, “10A”, “Bản H'Mông”, “Tân Lập (cũ)”, “3/2”. */
const PLACE_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’‘ʼʹ`´()/+–-]*$/u;

/** True when a cleaned text can be the name of a place: no markup, no formula, no sign that turns the direction of writing. */
export function isPlaceName(text: string): boolean {
  return PLACE_NAME.test(text);
}
