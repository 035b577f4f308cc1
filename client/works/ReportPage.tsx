/** 提案工作报告 on screen: the figures of a session, each a way to its motions. Bars are plain CSS. */
import { Link, useLocation } from 'wouter'
import { PAPER_FORMATS } from '../../server/documents-contract.ts'
import { getMotionsReport, getMotionsReportPaper, type MotionsReport } from '../../server/report-contract.ts'
import { urlOf } from '../api.ts'
import { sessionName } from '../format.ts'
import { hasAnyRole } from '../me.ts'
import { useCongress, useList, useMe } from '../subjects.ts'
import { Choose } from '../ui/Choose.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useWords } from '../words.ts'
import { reportWords } from '../words/works-report.ts'
import { ReportBars, ReportCompared, ReportPromises, ReportReasons, ReportTable } from './ReportParts.tsx'
import './report.css'

const Downloads = ({ id }: { id: string }) => {
  const w = useWords(reportWords)
  return (
    <p className="report-ways">
      {PAPER_FORMATS.map((as) => (
        <a key={as} href={urlOf(getMotionsReportPaper, { params: { id }, query: { as } })} target="_blank" rel="noreferrer">
          {w(`report.as.${as}`)}
        </a>
      ))}
    </p>
  )
}

const Sections = ({ report }: { report: MotionsReport }) => {
  const w = useWords(reportWords)
  const { session, figures, delegations, categories, departments } = report
  const answered = (figures['inTime'] ?? 0) + (figures['late'] ?? 0)
  return (
    <>
      <ReportBars
        {...{ session: session.id, figures, title: w('report.received'), whole: 'received' }}
        shown={['received', 'filed', 'merged', 'converted', 'declinedOnly', 'withdrawn', 'undecided']}
        note={(figures['undecided'] ?? 0) > 0 ? w('report.returned') : null}
      />
      <ReportTable
        {...{ session: session.id, title: w('report.byDelegation'), head: w('report.delegation') }}
        shown={['received', 'filed', 'merged', 'converted', 'declinedOnly', 'withdrawn']}
        rows={delegations.map(({ id, name, figures: own }) => ({
          key: id ?? '',
          name: name || w('report.noDelegation'),
          figures: own,
          more: id === null ? null : { delegation: id },
        }))}
      />
      <ReportTable
        {...{ session: session.id, title: w('report.byCategory'), head: w('report.category') }}
        shown={['received', 'filed', 'answered', 'satisfied']}
        rows={categories.map(({ category, figures: own }) => ({
          key: category,
          name: w.name('category', category),
          figures: own,
          more: { category },
        }))}
      />
      <ReportReasons reasons={report.reasons} />
      <ReportBars
        {...{ session: session.id, figures, title: w('report.answered'), whole: 'dispatched' }}
        shown={['dispatched', 'classA', 'classB', 'classC', 'classD', 'unanswered', 'overdue', 'inTime', 'late']}
        note={answered === 0 ? null : w('report.inTimeShare', { n: Math.round(((figures['inTime'] ?? 0) * 100) / answered) })}
      />
      <ReportBars
        {...{ session: session.id, figures, title: w('report.rated'), whole: 'answered' }}
        shown={['satisfied', 'basicallySatisfied', 'dissatisfied', 'unrated', 'rehandled', 'finished']}
        note={w('report.silence')}
      />
      <ReportTable
        {...{ session: session.id, title: w('report.byDepartment'), head: w('report.department') }}
        shown={['dispatched', 'answered', 'inTime', 'satisfied', 'basicallySatisfied', 'dissatisfied', 'unrated']}
        rows={departments.map(({ id, name, figures: own }) => ({ key: id, name, figures: own, more: null }))}
      />
      <ReportPromises promises={report.promises} />
      <ReportCompared report={report} />
    </>
  )
}

const Report = ({ id }: { id: string }) => {
  const w = useWords(reportWords)
  const { data, error, refetch } = useList(getMotionsReport, { params: { id } })
  if (error) return <Failed error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  return (data.figures['received'] ?? 0) === 0 ? <p className="empty">{w('report.none')}</p> : <Sections report={data} />
}

const ReportPage = ({ session }: { session: string | null }) => {
  const w = useWords(reportWords)
  const me = useMe()
  const { data: congress } = useCongress()
  const [, navigate] = useLocation()
  const id = session ?? me.session
  if (!hasAnyRole(me, 'staff', 'committee', 'presidium', 'secretary')) return <p className="empty">{w('report.notYours')}</p>
  if (!congress) return <Waiting />
  return (
    <>
      <div className="page-head">
        <h1>{w('report.title')}</h1>
        <p className="quiet">{w('report.lead')}</p>
      </div>
      <div className="report-choice">
        <Choose
          label={w('report.session')}
          value={id ?? ''}
          options={congress.sessions.map((each) => ({ id: each.id, name: `${sessionName(each, w.lang)} · ${each.title}` }))}
          onChange={(chosen) => navigate(`/works/report/${chosen}`)}
        />
        {id !== null && <Downloads id={id} />}
      </div>
      {id !== null && <Report key={id} id={id} />}
      <p className="quiet report-foot">
        <Link href="/works/search">{w('search.title')}</Link>
      </p>
    </>
  )
}

export default ReportPage
