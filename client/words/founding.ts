/** Founding a school. */
import type { Words } from '../words.ts'

export const foundingWords = {
  'founding.title': ['建立学校', 'Found the school'],
  'founding.explain': [
    '填好后您就是系统管理员：接着导入教职工、任命大会秘书，会议就可以筹备了。',
    'You will be the administrator: next bring in the staff and give the office of secretary, and the congress can be prepared.',
  ],
  'founding.school': ['学校名称', 'Name of the school'],
  'founding.name': ['您的姓名', 'Your name'],
  'founding.numberHint': ['以后导入教职工时用同一个工号', 'Use the same number when the staff is brought in'],
  'founding.sex': ['性别', 'Sex'],
  'founding.choose': ['请选择', 'Choose'],
  'founding.female': ['女', 'Female'],
  'founding.male': ['男', 'Male'],
  'founding.passwordHint': ['至少 8 位', 'At least 8 characters'],
  'founding.again': ['再输一遍密码', 'The password again'],
  'founding.differs': ['两次输入的密码不一样', 'The two passwords differ'],
  'founding.found': ['建校并登录', 'Found it and sign in'],
  'founding.spent': [
    '这个链接已经失效：学校已建立，或服务器重新启动过。已建立的请直接登录；没有的请看服务器新写出的链接。',
    'This link has ended: the school is there already, or the server was started anew. Sign in, or use the link that the server wrote last.',
  ],
  'founding.notYet': [
    '这里还没有建校。请用服务器启动时写出的链接建校。',
    'There is no school here yet. Found it with the link that the server wrote when it started.',
  ],
} as const satisfies Words
