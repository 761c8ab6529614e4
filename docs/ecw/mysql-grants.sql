-- For eCW's MySQL or MariaDB: a user who can read what Luma reads, and change nothing but a visit's status.
-- Replace the database (mobiledoc), the address of Luma's PostgreSQL server (10.0.0.8) and the password. A column that your version lacks is
-- an error that names it: take it out and go on.

create user 'luma'@'10.0.0.8' identified by 'a long random password' require ssl;

grant select (uid, ufname, ulname, UserType, umobileno, upPhone, uemail, dob, ptDob, sex, LANGUAGE, preferredname, delFlag, mdate, prefix)
    on mobiledoc.users to 'luma'@'10.0.0.8';
grant select (pid, ControlNo, hl7Id, language, deceased, VoiceEnabled, textenabled, enableEmail, optout, isPtOptsOut)
    on mobiledoc.patients to 'luma'@'10.0.0.8';
grant select (doctorID, PrintName, NPI, speciality, inactive) on mobiledoc.doctors to 'luma'@'10.0.0.8';
grant select (Id, Name, AddressLine1, AddressLine2, City, State, Zip, Tel, TimeZoneCode, DeleteFlag) on mobiledoc.edi_facilities to 'luma'@'10.0.0.8';
grant select (CodeId, Name, Description) on mobiledoc.visitcodes to 'luma'@'10.0.0.8';
grant select (CodeId, DoctorId, Minutes) on mobiledoc.visitcodesdetails to 'luma'@'10.0.0.8';
grant select (CodeId, code, status) on mobiledoc.visitstscodes to 'luma'@'10.0.0.8';
grant select (encounterID, patientID, doctorID, ResourceId, facilityId, date, startTime, endTime, VisitType, visittypeid, STATUS, visitstscodeid,
    encType, deleteFlag, arrivedTime) on mobiledoc.enc to 'luma'@'10.0.0.8';
grant select (insId, insuranceName, deleteFlag) on mobiledoc.insurance to 'luma'@'10.0.0.8';
grant select (Id, pid, insid, SeqNo, subscriberNo, groupNo, DeleteFlag) on mobiledoc.insurancedetail to 'luma'@'10.0.0.8';
grant select (SetId, UserId, DeleteFlag) on mobiledoc.workinghourssets to 'luma'@'10.0.0.8';
grant select (SetId, Weekday) on mobiledoc.workhours to 'luma'@'10.0.0.8';

-- For the push only. Leave these out while Ecw__Writable is false.
grant update (STATUS, visitstscodeid, arrivedTime) on mobiledoc.enc to 'luma'@'10.0.0.8';
-- On the whole table, because mysql_fdw must see that its first column is a key.
grant insert on mobiledoc.log to 'luma'@'10.0.0.8';
