import { useChoice } from '../app/address';
import { useArchive } from '../api/answers';
import { Choice } from '../parts/Choice';
import { counted } from '../parts/counted';
import { moment } from '../parts/moment';
import { Failure, Loading } from '../parts/States';
import { PublishedReport } from './PublishedReport';
import { Subscriptions } from './Subscriptions';

/** Reports that were published, each with its seal, and the mail that brings them. */
export default function ReportsPage() {
  const archive = useArchive();
  const [chosen, choose] = useChoice('id');
  if (archive.isPending) {
    return <Loading what="the archive" />;
  }
  if (archive.isError) {
    return <Failure of={archive.error} />;
  }

  const [newest] = archive.data;
  const id = chosen || newest?.id;
  return (
    <>
      <h1>{newest ? `${counted(archive.data.length, 'report')} published, the latest on ${moment(newest.computedAt)}` : 'No report has been published yet'}</h1>
      <p class="lead">Each night the register is archived, and its report computed, sealed and published. A published report never changes.</p>
      {id !== undefined && (
        <>
          <form class="choices" onSubmit={(event) => event.preventDefault()}>
            <Choice name="Report" value={id} choose={choose} options={archive.data.map((one) => [one.id, moment(one.computedAt)])} />
          </form>
          <PublishedReport key={id} id={id} />
        </>
      )}
      <Subscriptions />
    </>
  );
}
