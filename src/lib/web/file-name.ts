/** `content-disposition` of a download: for browsers of today in UTF-8, with a plain name beside it (RFC 6266). No quotes: no name can end one. */
export const attachmentNamed = (name: string): string =>
  `attachment; filename=${name.replace(/[^\w.-]+/g, '_')}; filename*=UTF-8''${encodeURIComponent(
    name
  ).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
