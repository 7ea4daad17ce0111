/** So many of something: "1 case", "1,200 cases". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${new Intl.NumberFormat("en-GB").format(count)} ${count === 1 ? one : many}`;
}
