/** antd as printed matter: ink on paper, hairlines, one radius, no shadows. The accent is kept for the next step alone. */
import type { ConfigProviderProps } from 'antd'

const INK = '#1b2430'
const SHEET = '#fffdf9'
const EDGE = '#8b8577'
const HAIRLINE = '#ddd6ca'
const AHEAD = '#ece6da'

const FACE = "'PingFang SC', 'Hiragino Sans GB', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', system-ui, sans-serif"

export const theme: NonNullable<ConfigProviderProps['theme']> = {
  token: {
    colorPrimary: INK,
    colorInfo: INK,
    colorLink: INK,
    colorError: '#9e2a2b',
    colorSuccess: '#0b7a75',
    colorText: INK,
    colorTextSecondary: '#47515e',
    colorTextTertiary: '#47515e',
    colorTextPlaceholder: '#5a6572',
    colorBgBase: SHEET,
    colorBgLayout: '#faf8f4',
    colorBgContainer: SHEET,
    colorBgElevated: SHEET,
    colorBgMask: 'rgb(27 36 48 / 0.45)',
    colorBorder: EDGE,
    colorBorderSecondary: HAIRLINE,
    colorSplit: HAIRLINE,
    controlItemBgActive: AHEAD,
    controlItemBgHover: AHEAD,
    borderRadius: 6,
    borderRadiusLG: 6,
    borderRadiusSM: 6,
    borderRadiusXS: 6,
    boxShadow: 'none',
    boxShadowSecondary: `0 0 0 1px ${EDGE}`,
    boxShadowTertiary: 'none',
    controlHeight: 40,
    controlOutlineWidth: 0,
    fontSize: 16,
    fontFamily: FACE,
    lineHeight: 1.6,
    wireframe: true,
    motionDurationFast: '0.1s',
    motionDurationMid: '0.14s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Segmented: { trackBg: AHEAD, itemSelectedBg: SHEET, itemColor: '#47515e', itemSelectedColor: INK },
    Select: { optionSelectedBg: AHEAD, optionActiveBg: AHEAD, multipleItemBg: AHEAD },
    Drawer: { paddingLG: 24 },
  },
}
