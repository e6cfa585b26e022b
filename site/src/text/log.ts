/** Words at the addresses of the public log, for people who open them. */

export const LOG_IS_EMPTY =
  'Catatan penerbitan masih kosong: belum ada sertifikat yang terbit. Kepala catatan ada di alamat ini sesudah sertifikat pertama.'
