-- Numbers as lists have them, in any case and with stray spaces; those of an area beside each other.
CREATE INDEX `certificates_number_key` ON `certificates` (replace(upper(`number`), ' ', ''), `sub_district_code`);
