/**
 * What opens an address in a map. AMap's own link: it starts the application where there is one (Android, iOS) and is a
 * page elsewhere; `geo:` opens nothing on iOS and on a desk.
 */
export function mapAddress(address: string, district: string | null): string {
  const keyword = district === null || address.includes(district) ? address : `${district}${address}`;
  return `https://uri.amap.com/search?${new URLSearchParams({ keyword, callnative: '1' }).toString()}`;
}
