/** What the server writes as it starts where there is no school yet: whoever can read it founds one. */
export const foundingLines = (link: string): string => `
  这里还没有学校。请用浏览器打开下面的链接建校（只有能看到这里的人才能建校，建校后链接失效）：
  There is no school here yet. Open this link to found it; it ends with the founding, or when the server stops:

  ${link}

`
