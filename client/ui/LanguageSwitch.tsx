import { setLanguage, useLanguage, useWords } from '../words.ts'

export const LanguageSwitch = () => {
  const w = useWords()
  const lang = useLanguage()
  const other = lang === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="button button-plain language"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLanguage(other)}
    >
      {w('language.other')}
    </button>
  )
}
