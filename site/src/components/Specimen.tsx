/** Every office component in every state, alive: the page `/tentang/komponen/dinas/` for designers and for tests. */
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { CallProblem } from '../lib/call.ts'
import { useUrlState } from '../lib/url-state.ts'
import { growthMark } from '../render/index.ts'
import { formatNumber } from '../text/format.ts'
import { SPECIMEN } from '../text/specimen.ts'
import { Button } from './Button.tsx'
import { Checkbox } from './Checkbox.tsx'
import { Chips } from './Chips.tsx'
import { Confirm } from './Confirm.tsx'
import { Empty } from './Empty.tsx'
import { Field } from './Field.tsx'
import { FileDrop } from './FileDrop.tsx'
import { Loading } from './Loading.tsx'
import { More } from './More.tsx'
import { Notice } from './Notice.tsx'
import { Picture } from './Picture.tsx'
import { Problem } from './Problem.tsx'
import { Progress } from './Progress.tsx'
import { RadioList } from './RadioList.tsx'
import { Select } from './Select.tsx'
import { Stat } from './Stat.tsx'
import { Steps } from './Steps.tsx'
import { Table, type Column } from './Table.tsx'
import { Tabs } from './Tabs.tsx'

type Person = (typeof SPECIMEN.people)[number]

const COLUMNS: readonly Column<Person>[] = [
  {
    key: 'name',
    title: 'Nama',
    cell: (person) => <a href={`#${person.code}`}>{person.name}</a>,
    sort: (person) => person.name,
    total: 'Jumlah',
  },
  { key: 'area', title: 'Wilayah tugas', cell: (person) => person.area, sort: ({ area }) => area },
  {
    key: 'progress',
    title: 'Kemajuan',
    cell: ({ name, done }) => (
      <span class="inline">
        <Picture of={growthMark({ done, total: 10, label: `${name}: ${done} dari 10 modul` })} />
        <span>{done} dari 10</span>
      </span>
    ),
    sort: ({ done }) => done,
  },
  {
    key: 'score',
    title: 'Nilai',
    cell: ({ score }) => score ?? '-',
    numeric: true,
    sort: ({ score }) => score ?? -1,
    total: '88',
  },
  {
    key: 'state',
    title: 'Keadaan',
    cell: ({ state }) => <span class={`tag ${state.kind}`}>{state.word}</span>,
  },
]

export function Specimen(): JSX.Element {
  return (
    <>
      <Buttons />
      <Notices />
      <Numbers />
      <Lists />
      <Forms />
      <Work />
    </>
  )
}

function Part({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Buttons(): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  return (
    <Part title="Tombol dan tanya">
      <div class="actions">
        <Button kind="primary" icon="plus">
          Tambah kader
        </Button>
        <Button icon="download" href="#unduh">
          Unduh CSV
        </Button>
        <Button kind="quiet" icon="edit">
          Ubah
        </Button>
        <Button kind="danger" icon="ban" onClick={() => setOpen(true)}>
          Cabut sertifikat
        </Button>
        <Button kind="primary" busy="Menyimpan…">
          Simpan
        </Button>
        <Button disabled title="Pilih paling sedikit satu kader">
          Usulkan
        </Button>
      </div>
      {isOpen && (
        <Confirm
          title="Cabut sertifikat ini?"
          kind="danger"
          yes="Ya, cabut"
          onYes={() => setOpen(false)}
          onNo={() => setOpen(false)}
        >
          <p>
            Halaman pemeriksaan langsung menyebut DICABUT. Sertifikat tidak bisa dipulihkan; kader
            dapat diusulkan lagi.
          </p>
        </Confirm>
      )}
    </Part>
  )
}

function Notices(): JSX.Element {
  return (
    <Part title="Pemberitahuan">
      <Notice title="Usulan menunggu orang kedua">
        <p>Rekan dengan peran Penyetuju dapat menyetujuinya.</p>
      </Notice>
      <Notice kind="done" title="268 baris sudah tersimpan">
        <p>Mengimpor berkas yang sama lagi tidak mengubah apa pun.</p>
      </Notice>
      <Notice kind="wait" title="12 baris bermasalah">
        <p>Baris lain tetap bisa disimpan. Perbaiki yang ditandai, atau unduh berkas perbaikan.</p>
      </Notice>
      <Problem error={new CallProblem('CHANGED_MEANWHILE', {}, 'a1b2c3')} onRetry={() => {}} />
      <Problem error={new CallProblem('OFFLINE', {}, '')} onRetry={() => {}} />
      <Empty
        title="Belum ada kader di kecamatan ini"
        action={<Button kind="primary">Impor daftar</Button>}
      >
        <p>Impor daftar atau tambah satu per satu.</p>
      </Empty>
      <Progress label="Menyimpan daftar kader" done={120} total={1044} unit="baris" />
      <Loading label="Memuat daftar kader…" />
    </Part>
  )
}

function Numbers(): JSX.Element {
  return (
    <Part title="Angka">
      <div class="stats">
        <Stat
          label="KPM terlatih"
          value="63,8%"
          of="171 dari 268"
          definition="KPM aktif dengan sertifikat sah, dibagi semua KPM aktif."
        />
        <Stat
          label="Desa/kelurahan tercakup"
          value="69,3%"
          of="142 dari 205"
          definition="Ada paling sedikit satu KPM terlatih."
        />
        <Stat
          label="Belum tercakup"
          value={formatNumber(63)}
          definition="Desa/kelurahan tanpa KPM terlatih."
        />
      </div>
    </Part>
  )
}

function Lists(): JSX.Element {
  const [status, setStatus] = useUrlState('keadaan')
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['LMJ-0002-M']))
  const rows = SPECIMEN.people.filter(
    (person) =>
      (status === '' || person.state.kind === status) &&
      person.name.toLowerCase().includes(search.toLowerCase()),
  )
  return (
    <Part title="Daftar">
      <Tabs
        label="Bagian sertifikat"
        current="#calon"
        tabs={[
          { href: '#calon', label: 'Calon', count: 12 },
          { href: '#usulan', label: 'Usulan', count: 2 },
          { href: '#terbit', label: 'Terbit', count: 171 },
        ]}
      />
      <div class="toolbar">
        <Field label="Cari nama" type="search" value={search} onInput={setSearch} />
        <Chips
          label="Keadaan"
          value={status}
          onChange={setStatus}
          chips={[
            { value: '', label: 'Semua', count: SPECIMEN.people.length },
            { value: 'done', label: 'Terlatih', count: 2 },
            { value: 'wait', label: 'Sedang belajar', count: 1 },
            { value: 'danger', label: 'Dicabut', count: 1 },
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <Empty
          title="Tidak ada yang cocok"
          action={<Button onClick={() => setStatus('')}>Tampilkan semua</Button>}
        >
          <p>Ubah kata pencarian atau saringannya.</p>
        </Empty>
      ) : (
        <Table
          label="Contoh daftar kader"
          columns={COLUMNS}
          rows={rows}
          rowKey={(person) => person.code}
          total={268}
          choice={{ chosen, onChange: setChosen, nameOf: (person) => person.name }}
        />
      )}
      <More shown={rows.length} total={268} onMore={() => {}} />
    </Part>
  )
}

function Forms(): JSX.Element {
  const [name, setName] = useState('Siti Aminah')
  const [phone, setPhone] = useState('0812')
  const [kind, setKind] = useState('KPM')
  const [note, setNote] = useState('')
  const [reason, setReason] = useState('moved')
  const [isSure, setSure] = useState(true)
  return (
    <Part title="Isian">
      <Field label="Nama" help="Tanpa gelar." value={name} onInput={setName} />
      <Field
        label="Nomor HP"
        help="Dipakai dinas untuk mengirim kode lewat WhatsApp."
        error="Nomor terlalu pendek. Tulis lengkap, misalnya 0812 3456 7890."
        type="tel"
        inputMode="tel"
        optional
        value={phone}
        onInput={setPhone}
      />
      <Select
        label="Jenis kader"
        value={kind}
        onChange={setKind}
        options={[
          { value: 'KPM', label: 'KPM' },
          { value: 'TPK_PKK', label: 'TPK, unsur PKK' },
        ]}
      />
      <Field label="Catatan" lines={3} optional value={note} onInput={setNote} />
      <RadioList
        legend="Mengapa berakhir?"
        value={reason}
        onChange={setReason}
        answers={[
          { value: 'replaced', label: 'Diganti', help: 'Pilih penggantinya di langkah berikut.' },
          { value: 'moved', label: 'Pindah wilayah' },
        ]}
      />
      <Checkbox checked={isSure} onChange={setSure}>
        Data sudah saya periksa dengan SK.
      </Checkbox>
    </Part>
  )
}

function Work(): JSX.Element {
  const [error, setError] = useState<string | undefined>(undefined)
  return (
    <Part title="Pekerjaan bertahap">
      <Steps
        label="Langkah impor"
        steps={['Pilih berkas', 'Cocokkan kolom', 'Periksa baris', 'Simpan']}
        current={2}
      />
      <FileDrop
        label="Daftar kader dalam Excel atau CSV"
        help="Urutan kolom bebas. Tidak ada yang disimpan sebelum Anda menyetujuinya."
        accept=".csv,.xlsx"
        error={error}
        onFile={(file) => setError(`Berkas "${file.name}" tidak dikirim: ini halaman contoh.`)}
      />
      <div class="panel">
        <h3>Siti Aminah</h3>
        <dl class="facts">
          <dt>Kode kader</dt>
          <dd class="num">LMJ-0001-K</dd>
          <dt>Wilayah tugas</dt>
          <dd>Desa Tempursari, Kecamatan Tempursari</dd>
        </dl>
      </div>
    </Part>
  )
}
