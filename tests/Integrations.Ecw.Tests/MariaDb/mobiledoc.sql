-- eCW's tables as a MySQL site has them, so far as that is known: real dates and times, flags of several types, names in other letter case than
-- ours, a mixture of character sets, and columns that Luma never reads.
create table Users (
    uid int unsigned not null auto_increment primary key, uname varchar(50), upwd varchar(100) default 'never read', UFName varchar(60), ULName varchar(60),
    prefix varchar(20), preferredName varchar(60), umobileno varchar(30), upPhone varchar(30), uemail varchar(300), dob varchar(20), ptDob date,
    sex enum('male', 'female', 'unknown'), Language varchar(60), UserType tinyint not null default 3, delFlag tinyint(1) not null default 0, ssn varchar(11),
    mdate datetime not null default current_timestamp on update current_timestamp
) default character set utf8mb4, auto_increment = 5001;
create table patients (
    pid int unsigned not null primary key, ControlNo varchar(60), hl7Id varchar(30), language varchar(60), deceased char(1) not null default '0',
    VoiceEnabled tinyint(1) not null default 1, textEnabled bit(1) not null default 1, enableEmail char(1) not null default '1',
    optout tinyint not null default 0, isPtOptsOut tinyint not null default 0
);
create table doctors (doctorID int not null primary key, PrintName varchar(250), NPI varchar(30), speciality varchar(150), inactive tinyint not null default 0);
create table edi_facilities (
    Id int not null auto_increment primary key, Name varchar(250), AddressLine1 varchar(250), AddressLine2 varchar(250), City varchar(150),
    State varchar(60), Zip varchar(30), Tel varchar(100), TimeZoneCode varchar(60), DeleteFlag bit(1) not null default 0
);
create table visitcodes (CodeId int not null auto_increment primary key, Name varchar(150), Description varchar(250));
create table visitcodesdetails (CodeId int not null, DoctorId int not null, Minutes int, primary key (CodeId, DoctorId));
create table visitstscodes (CodeId int not null auto_increment primary key, code varchar(20), status varchar(50), NonBillable tinyint not null default 0, color varchar(10));
create table enc (
    encounterID int not null auto_increment primary key, patientId int unsigned, doctorID int, resourceID int, facilityId int,
    Date date, StartTime time, EndTime time, VisitType varchar(30), visittypeid int, STATUS varchar(20) default 'PEN', visitstscodeid int,
    reason varchar(200) not null default '', generalNotes text, encType tinyint default 1, deleteFlag tinyint(1) not null default 0, arrivedTime time,
    key (Date), key (patientId)
) auto_increment = 50001;
create table log (id int not null auto_increment primary key, encounterId int, userId int, date date, time time, actionFlag int, note varchar(20) not null default '');
create table insurance (insId int not null auto_increment primary key, insuranceName varchar(250), deleteFlag tinyint not null default 0);
create table insurancedetail (
    Id int not null auto_increment primary key, pid int, insid int, SeqNo int, subscriberNo varchar(100), groupNo varchar(100), DeleteFlag tinyint not null default 0
);
create table workinghourssets (SetId int not null auto_increment primary key, UserId int, StartDate date, EndDate date, DeleteFlag tinyint not null default 0);
create table workhours (Id int not null auto_increment primary key, SetId int, Weekday tinyint, StartTime time, EndTime time, facilityId int);

delimiter $$
create trigger touch_patient after update on patients for each row update Users set mdate = now() where uid = new.pid$$
create trigger book before insert on enc for each row begin
    set new.doctorID = coalesce(new.doctorID, new.resourceID), new.resourceID = coalesce(new.resourceID, new.doctorID);
    set new.visittypeid = coalesce(new.visittypeid, (select min(CodeId) from visitcodes where Name = new.VisitType));
end$$
delimiter ;
