/**
 * Passwords that anybody tries first, lower case, eight signs and more: the list of leaked passwords by frequency of the npm
 * package zxcvbn 4.4.2 (MIT; after Burnett's ten million passwords), less what the rules find, and the list that stood
 * here before, of what people here choose.
 */
export const LEAKED_PASSWORDS: readonly string[] = `
  !qaz2wsx %%passwo .adgjmptw 000777fffa 00096462 00197400 007james 01011900 01011910 01011950 01011960 01011961
  01011970 01011971 01011972 01011973 01011974 01011975 01011976 01011977 01011978 01011979 01011980 01011981 01011982
  01011983 01011984 01011985 01011986 01011987 01011988 01011989 01011990 01011991 01011992 01011993 01011994 01011995
  01011999 01012000 01012001 01012010 01012011 01020304 0102030405 010203040506 01021990 01031985 01031988 01031989
  01041985 01041988 01061986 01061990 01071986 01081988m 01081989 01091987 01091989 01121986 01121988 012345678910
  0123456789a 0123456a 013cpfza 0147258369 01478520 0147852369 0147896325 0192837465 01telemike01 02011971 02011975
  02011980 02011981 02011982 02011983 02011984 02011985 02011986 02011987 02011988 02011989 02021971 02021973 02021976
  02021979 02021981 02021982 02021983 02021984 02021985 02021986 02021987 02021988 02021989 02021990 02031970 02031973
  02031974 02031975 02031977 02031978 02031979 02031980 02031981 02031982 02031984 02031985 02031986 02031987 02031988
  02031989 02041972 02041973 02041974 02041975 02041976 02041977 02041978 02041979 02041980 02041981 02041982 02041983
  02041984 02041985 02041986 02041987 02041988 02041989 02051970 02051972 02051973 02051975 02051976 02051977 02051978
  02051980 02051981 02051982 02051983 02051984 02051985 02051986 02051987 02051988 02051989 02061971 02061972 02061974
  02061976 02061977 02061980 02061982 02061983 02061984 02061985 02061986 02061987 02061988 02061989 02071971 02071975
  02071976 02071978 02071979 02071980 02071981 02071982 02071983 02071984 02071986 02071987 02071988 02071989 02081970
  02081973 02081974 02081976 02081977 02081980 02081982 02081983 02081984 02081985 02081986 02081987 02081988 02081989
  02091971 02091973 02091975 02091976 02091977 02091980 02091981 02091983 02091984 02091985 02091986 02091987 02091989
  02101973 02101976 02101977 02101979 02101981 02101983 02101984 02101985 02101986 02101987 02101988 02101989 03031986
  03041986 03041991 03082006 033028pw 04041988 04041991 04325956 04975756 05051985 05051987 05051989 06061986 06225930
  063dyjuy 07071977 07071987 07091990 07831505 07931505 08031985 08031986 08051990 08081988 08121986 08154711 08522580
  085tzzqi 09051945 090808qwe 0987654321a 0987654321q 09877890 0o9i8u7y 0o9i8u7y6t 0okm9ijn 0p9o8i7u 0raziel0 10011986
  10011990 100200300 10031988 10051987 10071987 10101986 10101990 10111213 10203040 1020304050 102030405060 10293847
  1029384756 1029384756q 10inches 11051987 11051990 11061985 11081989 11121314 1112131415 11121986 11122233 111222333
  111222333a 11223344 1122334455 112233445566 11223344q 112233aa 11235813 1123581321 11335577 1133557799 11924704
  11c645df 11qq22ww 12011987 12021988 12031985 12031987 12051988 1211123a 12121985 12121990 12123434 12131415
  1213141516 1223334444 12233445 12312312 123123123a 123123123q 123123321 12312345 123123456 123123qwe 123123qweqwe
  1232323q 12332100 12332112 123321123 12332145 123321456 123321qaz 123321qq 123321qwe 123321qweewq 12340987 12342000
  12343412 12344321 12344321q 1234509876 12345123 123452000 123452345 12345432 123454321 123455432 1234554321
  1234554321q 12345600 12345612 123456123 12345654321 123456654 123456654321 12345666 12345670 12345671 12345677
  12345678 123456780 123456781 123456782000 123456788 123456789 123456789. 1234567890 12345678900 12345678900987654321
  1234567890a 1234567890q 1234567890qw 1234567890qwe 1234567890s 1234567890w 1234567890z 1234567890zzz 1234567891
  12345678910 123456789101 12345678912 123456789123 12345678987654321 1234567899 123456789987654321 123456789a
  123456789aa 123456789abc 123456789as 123456789b 123456789c 123456789d 123456789e 123456789f 123456789g 123456789i
  123456789k 123456789l 123456789m 123456789n 123456789o 123456789p 123456789q 123456789qaz 123456789qq 123456789qqq
  123456789qw 123456789qwe 123456789qwerty 123456789r 123456789s 123456789t 123456789v 123456789w 123456789x
  123456789z 123456789zx 123456789zxc 12345678a 12345678aa 12345678c 12345678m 12345678q 12345678qwe 12345678s
  12345678z 12345679 123456798 1234567a 1234567aa 1234567b 1234567d 1234567k 1234567l 1234567m 1234567q 1234567qw
  1234567r 1234567s 1234567t 1234567u 1234567v 1234567w 1234567z 12345687 12345689 12345698 123456987 123456aa
  123456aaa 123456ab 123456abc 123456as 123456asd 123456qaz 123456qq 123456qqq 123456qw 123456qwe 123456qwer
  123456qwerty 123456ru 123456ss 123456zx 123456zxc 123456zz 123459876 12345abc 12345abcde 12345asd 12345asdfg
  12345qaz 12345qwe 12345qwer 12345qwert 12345qwerty 12345rewq 12345trewq 12345zxc 12345zxcvb 12346789 12347890
  12348765 12349876 1234abcd 1234asdf 1234kekc 1234qwer 1234qwerasdf 1234qwert 1234qwerty 1234rewq 1234rmvb 1234zxcv
  123581321 12365478 123654789 1236547890 123654987 12369874 123698741 123698745 1236987z 123789456 123as123 123asd123
  123hfjdk147 123masha 123mudar 123qaz123 123qazwsx 123qq123 123qwe123 123qwe321 123qwe456 123qwe456rty 123qweas
  123qweasd 123qweasdzxc 123qweqwe 123qwert 123qwerty 123zxc123 12435687 124578963 12481632 12e3e456 12locked 12monkey
  12qw12qw 12qw34er 12qw34er56ty 12qwaszx 12qwerty 12s3t4p55 13021990 13031987 13041987 13041988 13061986 13121985
  13243546 13245678 13245768 132465798 13324124 134679258 134679852 134kzbip 135135ab 13572468 13576479 1357908642
  1357911q 13579135 13579246 135792468 1357924680 135797531 135798642 1357997531 14021985 14021986 14061991 14071789
  14111986 142536789 14725836 147258369 14785236 147852369 14789632 147896321 147896325 14881488 14938685 14vbqk9p
  15011987 15021985 15051981 15051990 15101986 151nxjmt 15426378 154ugeiu 159357258 159357456 15975300 159753123
  15975321 159753258 159753456 159753456852 15975346 159753852 15987532 159875321 15s9pu03 16051987 16051989 16121987
  17011987 17051988 17061988 17171717aa 18011987 18061990 18091985 18121812 18273645 18436572 18821221 19061987
  19101987 19216801 19283746 192837465 19371ayj 19391945 19411945 1958proman 1972chev 19733791 19844891 19866891
  1986irachka 19877891 19899891 19922991 19933991 19952009sa 19966991 19977991 19992000 19mtpgam19 1a2a3a4a 1a2a3a4a5a
  1a2b3c4d 1a2b3c4d5e 1a2s3d4f 1a2s3d4f5g 1asshole 1basebal 1bigdick 1bulldog 1butthea 1charles 1charlie 1chelsea
  1chicken 1compute 1corvett 1cowboys 1diamond 1dolphin 1ferrari 1footbal 1forever 1freedom 1fuckyou 1grizzly 1heather
  1hxboqg2 1hxboqg2s 1j9e7f6f 1jeffrey 1jennife 1jessica 1johnson 1letmein 1matthew 1melissa 1michael 1michell
  1million 1mustang 1panther 1pass1page 1passwor 1password 1patrick 1phoenix 1q2q3q4q 1q2q3q4q5q 1q2w3e4r 1q2w3e4r5
  1q2w3e4r5t 1q2w3e4r5t6y 1q3e5t7u 1qa2ws3e 1qa2ws3ed 1qa2ws3ed4rf 1qasw23ed 1qay2wsx 1qaz!qaz 1qaz2wsx 1qaz2wsx3edc
  1qaz2wsx3edc4rfv 1qaz3edc 1qaz@wsx 1qazxcvb 1qazxsw2 1qazxsw23edc 1qazxsw23edcvfr4 1qazzaq1 1qw23er4 1qwerty1
  1qwertyu 1qwertyuiop 1richard 1rosebud 1samanth 1scooter 1sexyred 1starwar 1steeler 1sunshin 1superma 1thunder
  1tiffany 1w2w3w4w 1wildcat 1william 1x2zkg8w 1xrg4kcq 1z2x3c4v 1z2x3c4v5b 1zxcvbnm 20031987 2004-10- 20051988
  20061988 20091988 20091991 20111986 201jedlz 20spanks 21011989 21031987 21031988 21031990 21051988 21051991 21101986
  21125150 2112rush 212121qaz 213qwe879 21436587 22011988 22021986 22021989 22031984 22041987 22041988 22061941
  22071986 221195ws 22334455 22446688 23021986 23041987 23049307 23176djivanfros 23jordan 23skidoo 23wesdxc 24011985
  24061986 24111989 243462536 24681012 24681357 246813579 248ujnfk 24pnz6kc 2502557i 25031987 25041988 25081988
  25091987 25121987 25251325 254xtpss 25800852 25802580 26031988 26061987 260zntpc 26429vadim 267ksyjf 27061988
  27731828 28011987 28021990 28021992 28041987 29011985 29051989 29071983 299792458 2b4dnvsx 2b8riedt 2bigtits
  2bornot2 2bornot2b 2kash6zq 2sexy2ho 2w3e4r5t 2wj2k9oj 2wsx1qaz 2wsx3edc 2wsxcde3 2wsxzaq1 30031988 30041986
  30051985 305pwzlr 31011987 311music 31217221027711 31415926 314159265 3141592654 321456987 32165498 321654987
  3216732167 326159487 32615948worms 333222111 333666999 335533aa 33rjhjds 343104ky 34523452 34524815 36460341
  368ejhih 369258147 369852147 36987412 380zliki 383pdjvl 38972091 38gjgeuftd 3edc4rfv 3edcvfr4 3rjs1la7qe 3stooges
  3syqo15hil 3techsrl 3xbobobo 40028922 41d8cd98f00b 42042042 427cobra 42qwerty42 43046721 4311111q 43211234 4321rewq
  44332211 444555666 44magnum 4506802a 454dfmcq 456123789 456789123 45m2do5bs 46775575 474jdvff 4809594q 48151623
  481516234 4815162342 4815162342a 4815162342lost 4904s677075 49527843 495rus19 4cranker 4freedom 4g3izhox 4gxrzemq
  4r3e2w1q 4rfv3edc 4rfv5tgb 4z34l0ts 4z3al0ts 50spanks 51051051051 51094didi 51842543 52678677 541233432442 54132442
  5432112345 545ettvy 551scasi 5544332211 554uzpad 555666777 55667788 55832811 55bgates 565hlgqo 567rntvm 57392632
  5hsu75kpot 5t4r3e2w1q 5t6y7u8i 5tgb6yhn 5tgbnhy6 5wr2i7h8 625vrobg 62717315 6339cndh 640xwfkv 6458zn7a 66613666
  666satan 669e53e1 67camaro 682regkh 686xqxfg 68camaro 69213124 69camaro 6jhwmqku 6xe8j2z4 73501505 74108520 74123698
  741236985 741258963 74185296 741852963 7418529630 741852kk 74227422 742617000027 748159263 753951852 7653ajl1
  766rglqy 7777755102q 777888999 777angel 789123456 78945612 789456123 7894561230 78963214 789632145 789654123
  78n3s5af 794613852 7elephants 7ertu3ds 7f4df451 7gorwell 7hrdnw23 7ovtgimc 7u8i9o0p 7ugd5hip2j 80070633pc
  80637852730 808state 81726354 85852008 863abgsg 86753099 878kckxy 88002000600 88351132 890098890 89015173454
  89172735872 89211375759 89231243658s 8928190a 89600506779 8j4ye3uz 8letters 8phrowz622 8phrowz624 8xuuobe4 911turbo
  918273645 92702689 9293709b13 9379992a 951753852 96321478 963214785 963258741 96385274 963852741 98741236 987412365
  98745632 987456321 987654321a 987654321q 987654321z 98798798 989244342a 99762000 99887766 999111999q 999888777
  9kyq6fge a1234567 a12345678 a123456789 a1234567890 a123456a a123456z a19l1980 a1a2a3a4 a1a2a3a4a5 a1b2c3d4
  a1b2c3d4e5 a1l2e3x4 a1s2d3f4 a1s2d3f4g5 a32tv8ls a3eilm2s2y a9387670a a987654321 aa123123 aa123321 aa123456
  aa12345678 aaa12345 aabbccdd aardvark aaron123 aassddff ab123456 abc12345 abc123456 abc123456789 abc123abc abc@1234
  abc@12345 abcd1234 abcd12345 abcde123 abcde12345 abcdef123 abcdefg1 abcdefgh abercrom aberdeen abhishek abigail1
  abnormal abracada abracadabra abrakadabra abramova absinthe abulafia ac2zxdty acapulco access12 access123 access14
  access20 access22 access99 accessno account1 acdeehan acerview aceshigh achilles acidburn acidrain acmilan1 acun3t1x
  acuransx acurarsx adam1234 adelphia adgjmptw admin123 admin1234 admin18533362 administrator admiral1 adrenali
  adrenalin adriana1 adv12775 advantag adventur adxel187 aerosmit aerosmith aerostar aezakmi1 afrodita agamemno
  agbdlcid agent007 agnieszka agricola airborne airedale airforce airforce1 airjordan airplane ajcuivd289 ajnjuhfabz
  akatsuki aksarben alabama1 alabama123 alakazam alastair albacore albatros alberto1 alcapone alcatraz aldebara
  alderaan alejandr aleksand aleksander aleksandr aleksandra alekseev alekseeva alemania alena2010 alenushka alessand
  alessandr alessandro alevtina alex1234 alex12345 alex1959 alex1973 alex1990 alex1991 alex1996 alex2000 alex2010
  alex2112 alexande alexander1 alexandr alexandre alexandru alexsandr alfabeta alfarome alfaromeo alfredo1 algernon
  alhambra alicante aligator alino4ka alinochka alkaline allalone allan123 allblack allblacks alleycat alligato
  alligator allison1 allnight allstar1 allstars allstate alohomora aloysius alpacino alpha123 alphabet alphabeta
  alphaman alphaomega alphaone alskdjfhg altavista alterego alternat amadeus1 amanda01 amanda11 amanda12 amanda18
  amanda69 amandine amarillo amaterasu amateurs amatuers amazonas amber123 ambrosia ambulanc amekpass america1
  amethyst amoremio amsterda amsterdam amsterdam1 an83546921an13 anabolic anaconda anakonda analslut anastasi
  anastasija anastasiy anastasiya anathema anatoliy anchorag andre123 andrea11 andreas1 andreeva andretti andrew01
  andrew12 andrew123 andrew13 andrew22 andrew88 andrewjackie andrey123 andromed andromeda andyod22 anfield1 angel123
  angel666 angel777 angela12 angelbab angeleye angeliqu angelito angelo4ek angelochek angelofwar anguilla anhnhoem
  anhyeuem anhyeuem1 anhyeuem123 animals1 anna1987 anna1988 anna1989 anna2000 anna2010 anna2614 annamari annarbor
  annelies annemari annette1 annie123 anniedog annushka anonymou another1 anteater antelope anthony0 anthony1 anthony2
  anthony7 antietam antigone antivirus anton123 antonell antonella antonio1 antonius antoshka anuradha aolsucks
  apokalipsis apollo11 apollo13 appelsin apple123 applemac applepie apples12 applesauce appleseed appletre aq1sw2de3
  aqswdefr aquafina aqualung aquarius arabella arachnid aragorn1 arcangel archange archangel architec archmage
  arclight arcturus areyukesc argentin argentum argonaut arhangel aristote aristotl arizona1 armadill armagedd
  armageddon armagedo armagedon armstron arnster55 arrowhea arschloc arschloch arsehole arsenal1 arsenal2 arsenalf
  arsenalfc arshavin art131313 artem123 artem2010 artiller artofwar arwpls4u as123456 asd12345 asd123456 asd123asd
  asdasd12 asdasd123 asdasdas asdf1234 asdf12345 asdf4321 asdf67nm asdfasdf asdffdsa asdfg123 asdfg12345 asdfgh01
  asdfgh12 asdfgh123 asdfghj1 asdfghjk asdfghjkl asdfghjkl1 asdfghjkl123 asdfjkl1 asdfjkl; asdflkjh asdfqwer asdfrewq
  asdfzxcv asdqwe123 asfnhg66 ashley11 ashley12 asmodeus aspirine assa1234 assassin assassins assclown asscrack
  asseater assembler assfucke asshole1 asshole2 asshole3 assholes asslicker asslover assmaste assmunch associat
  assword1 astalavista astaroth asterios asterix1 astonmartin astonvil astonvilla astra123 astroboy astrovan at4gftlw
  atlanta1 atlantida atlantis atombomb atreides auckland2010 august11 august12 august16 august25 august31 augustin
  aurelius austin01 austin11 austin12 austin123 austin31 austin316 austintx australi australia1 autechre autobahn
  autopass avalanch avalanche avangard avemaria avenger1 aventura avondale avrillavigne awesome1 az123456 azathoth
  azerty123 azertyui azertyuiop azsxdcfv azsxdcfvgb azwebitalia b0ll0cks b929ezzh babemagn babemagnet baberuth
  babushka baby1234 baby2000 babybear babyblue babycake babycakes babydoll babyface babygirl babygirl1 babygurl
  babyhuey babylon5 babylove bacardi1 backbone backdoor backlash backspac backspace badabing badboy69 badgirls
  badkarma badkitty badlands badnaamhere baerchen baggins1 bagheera bagpipes bailey01 bailey10 bailey12 bajingan
  bakayaro balalaika baldrick balefire baller23 balloon1 balloons ballsack baltimor banana12 banderas banderos
  bandit01 bandit12 bangkok1 banshee1 baphomet baracuda barakuda baranova barbados barbara1 barbaria barbarian
  barbaris barbaros barbwire barcelon barcelona barclays bareback barefeet barefoot baritone barkley1 barmaley
  barney12 barracud barracuda barrakuda barrynov barselona bartende bartman1 baseba11 basebal1 baseball baseball1
  baseball2 baseball3 basilisk basketba basketbal bassboat bassfish bassingw bassline bassman1 bassmast bastard1
  bastardo batman01 batman11 batman12 batman123 batman23 batman69 batman99 batterse bayadera bayliner bayshore
  baywatch bb123456 bcfields beachboy beachbum beaches1 bearcat1 bearcats bearclaw bearshar bearshare beast666
  beatles1 beatles4 beautifu beautiful1 beaver69 beavis69 beckham7 beefcake beerbong beernuts beethove behemoth
  beholder belgario belgorod bella123 belladon bellagio bellevue bellsout belochka bendover benedikt benessere
  benetton bengals1 benidorm benjamin1 benladen bennett1 bennyboy bentley1 berbatov berezuckiy bergerac bergkamp
  berliner bernadet bernard1 bernhard berserke berserker besiktas bestfriend beszoptad bethany1 bettyboo bettyboop
  bettylou bhbyjxrf bigballs bigblack bigblock bigblue1 bigboobs bigbooty bigboy12 bigbucks bigbutts bigchief bigcocks
  bigdaddy bigdaddy1 bigdick1 bigdicks bigdog69 bigfella bigfoot1 biggdogg biggirls biggreen bighouse bigmoney
  bignasty bigpappa bigpenis bigpimpi bigpimpin bigpoppa bigpussy bigstick bigstuff bigtime1 bigtits1 bigtitts
  bigtruck bigtymer bigwilly bikerboy bill1234 billabon billabong billgate billgates billiard billy123 billybob
  billyboy billygoa billyjoe billyray bingbong bingo123 binladen biohazar biohazard bionicle bioshock birdhouse
  birdland birdman1 birmingh birthday1 birthday10 birthday21 birthday299 birthday3 birthday4 birthday5 birthday54
  birthday6 biscayne biscuit1 bisexual bismarck bismilla bismillah bitch123 bitchass bitchboy bitchedu bitchedup
  bitches1 biteme12 biteme69 blablabl black123 blackadd blackass blackbea blackbel blackbelt blackber blackberry
  blackbir blackbird blackbox blackboy blackbur blackcat blackcoc blackcock blackdic blackdick blackdog blackeye
  blackhaw blackhawk blackhol blackice blackie1 blackjac blackjack blacklab blackmag blackmen blackone blackops
  blackout blackpoo blackrose blacksex blackshe blacksta blackstar blacksun blacktop blade123 bladerun bladerunner
  blahblah blaster1 blasters blastoff blenheim blessed1 blessing blingbli blingbling blink182 blizzard blondie1
  blondinka blood123 bloopers blowfish blowjob1 blowjobs blowme69 blue1234 blue2000 bluearmy blueball blueballs
  bluebear bluebell blueberr bluebird bluedevi bluedevils blueduck blueeyes bluefire bluefish bluegill bluegras
  bluejays bluejean blueline bluemoon bluenose bluenote bluerose bluesman bluestar bluetick blunt420 bmw325is bmw330ci
  bob12345 bobafett bobby123 bobbyboy bobdylan bobmarle bobmarley bocephus bodyhamm bodyshop boeing74 boeing77
  bogdan123 bojangle bollocks bologna1 bombshel bondage1 bondarenko bonefish bonehead bonethug boneyard bonghits
  bonjour1 bonoedge bonscott boobies1 booboo12 booboo69 boogaloo bookcase bookmark bookworm boomboom boomtown boondock
  bootcamp bootneck bootsman bootycal bootyman borabora bordeaux boris123 borisova bornfree borntorun borussia
  bosco123 boscoe01 bosstone boston12 botafogo bowhunte bowhunter bowling1 boy4u2ownnyc boyscout br00klyn bradley1
  bradpitt braindea branden1 brandon0 brandon1 brandon2 brasilia bravehea braveheart braves10 brazzers breadman
  breaker1 breakers breakfas brehznev breitlin brendan1 brentfor bretagne brethart brian123 brianna1 bridget1 brighton
  brimston britney1 britneys brittany1 broncos1 broncos2 broncos7 broodwar brooklyn brooklyn1 brother1 browncow
  browndog browneye brownie1 browns99 brucelee bruno123 brunswic bubba123 bubbadog bubblegu bubblegum bubbles1
  buccanee buckeye1 buckeyes buckfast buckshot buckskin buckster buckwhea buckwheat buckwild budapest buddy123
  buddyboy buddycat buddydog buddylee budlight budweise budweiser budwiser buffalo1 buffalos buffett1 buffy123
  bugsbunn bugsbunny bukowski bulldawg bulldog1 bulldog2 bulldog7 bulldogg bulldogs bullfrog bullhead bullride
  bulls123 bullseye bullshit bullwink bumblebe bumblebee bumerang bungalow bunghole bunny123 buratino burberry
  burunduk busdrive businessbabe bustanut buster01 buster11 buster12 buster22 buterfly butterba buttercu buttercup
  butterfl butterfly butterfly1 buttface buttfuck butthead butthole buttlove buttmunc buttmunch buttocks buttons1
  buttplug bvgthfnjh byabybnb byajhvfnbrf bynthytn c3por2d2 c43qpul5rz cab4ma99 caballer cabernet cabibble cabinboy
  cableguy cableman cabowabo cacapipi cachondo cachorro cadillac cadr14nu cahek0980 caitlin1 calamity calavera
  calbears caliente californ californi caligula calimero calliope callista callisto callofduty calvin69 camaleon
  camaro67 camaro69 camaross camaroz2 camaroz28 cambiami cambridg cameleon camelot1 cameltoe cameron1 camille1
  camp0017 canadien canaries canbo123 candlebo candy123 candyass candybar candycan candycane candyman cannabis
  cannibal cannonba cannonda cannondale cantona7 canucks1 capetown capital1 capitals capoeira capricor capricorn
  capslock captain1 caramelo cardigan cardinal care1839 carebear carefree carlitos carlos12 carlos123 carlsberg
  carlton1 carnival carolcox carolina caroline1 carolyn1 carpedie carpediem carpente carrera4 carter12 carter15
  carthage cartman1 cartoons casablan casablanca casanova casey123 caseydog cashflow cashmone cashmoney casper12
  casper99 cassandr castaway catdaddy caterham caterpil catfight catfish1 catherin cathouse catinhat catlover catmando
  catsdogs catsmeow catwoman cavalier caveman1 cavscout cbr600rr cbr900rr cbr929rr cde34rfv cdtnjxrf cdtnkfyf
  cdznjckfd cegthgegth cegthgfhjkm ceisi123 celeste1 celestia celicagt cellphon cellphone celtic67 celtic88 celticfc
  celtics1 centauri central1 centrino centurion cerberus cerulean cessna17 cezer121 cfitymrf cfkfvfylhf cfvlehfr
  ch1tt1ck chainsaw challeng chameleo chamonix champagn champion changeit changeme changepa chaos666 chapstic characte
  charger1 chargers chargers1 charisma charles1 charles2 charles3 charlest charlie0 charlie1 charlie123 charlie2
  charlie3 charlie4 charlie5 charlie6 charlie7 charlie8 charlie9 charlieb charlies charlott charlton charmed1 chase123
  cheburashka checkers checkmat cheerios cheerleaers cheese12 cheeseca chelsea0 chelsea1 chelsea2 chelsea4 chelsea6
  chelsea8 chelseaf chelseafc chemistr cherokee cherries cheshire chessman chessmaster chester1 chester2 chester7
  chevelle chevrole chevrolet chevy350 chevy454 chevyman chevys10 chevyz71 chewbacc chewbacca cheyanne cheyenne
  chgobndg chibears chicago0 chicago1 chicago2 chicago7 chicken1 chicken2 chickens chickenwing101 chiemhoa chiemhoa123
  chihuahu chilango chilidog chillout chimaera chinacat chinaman chinchil chinese1 chipmunk chipper1 chippers chipster
  chitarra chloe123 choclate chocolat chocolate1 choochoo chopper1 choppers chris123 chrisbln chrisbrown chrissie
  chrissy1 christer christia christian1 christin christma christof christop christophe christopher1 christos christy1
  chronic1 chrysler chuckie1 chuckles churchil chuyendoiso chuyendoiso1 cidkid86 cigarett cinderel cindylou cingular
  cinnamon cisco123 ciscokid citibank civilwar cjkysirj cjrjkjdf cjxb2014 clambake clapton1 clarinet clarkken classic1
  classics claudia1 claymore clayton1 clemence clemson1 cleopatr clevelan clinton1 clipper1 clippers clitlick clitoris
  close-up clubpenguin cmu9ggzh cnfybckfd cnhjbntkm cnhtrjpf cnjvfnjkju cntgfirf cobblers cobra123 cobra427 cobrajet
  cocacola cocacola1 cockring cocksuck cocksucker cocoloco cocopuff cocorico codeblue coldbeer coldfire coldplay
  coleman1 collants collecti colleen1 college1 collingw collins1 colole57 colombia colorado colossus colt1911 coltrane
  comanche comander combat123654 comcast1 comicbook comicbookdb comicsans command1 commande commando commodor compaq12
  computador computadora compute1 computer computer1 concaucon concorde concordi concrete conehead confiden congnghe1
  congngheso connect1 connecti consense construc consumer containe contortionist control1 cookie12 cookie59 cookies1
  coolbean coolbeans cooldude coolgirl coolguy1 coolhand coolman1 coolness coorslig coorslight copenhag corleone
  cornbrea cornbread cornell1 cornflak cornhole cornholi cornholio corpsman corrado1 cortland corvet07 corvett1
  corvette costaric costarica cosworth counchac countach counter1 counterstrike country1 countyli courtney1 coventry
  cowboys1 cowboys2 cowboyup cptnz062 crabcake cracker1 crackhea crackhead cracksevi cranberr crawfish crayfish
  crazy123 crazybab crazyboy crazycat crazyfrog crazyman crazyzil creampie creamyou creatine creative creative1
  creepers creosote crescent crevette cribbage cricket1 crickett crimson1 crippler cristiano critters crjhgbjy
  crocodil cronaldo crossfir croucher crownvic cruiser1 crusader cruzazul crystal1 csfbr5yy ctdfcnjgjkm cthuttdbx
  cthuttdyf cubalibr cubbies1 cubswin1 cucciolo cucumber cuddles1 culinary cumeater cumlover cumshots cumsucker
  cuntlick cuntsoup cupcake1 curious1 curitiba cutegirl cutiepie cvbhyjdf cvtifhbrb cvzefh1gkc cxfcnkbdfz cxfcnmttcnm
  cxzdsaewq cyberman cybernet cyberonline cybersex cyclones cyclops1 cyecvevhbr cygnusx1 cyjdsvujljv cynthia1 cytujdbr
  d1i2m3a4 d1lakiss d78unhxq dad2ownu daddy123 daedalus daffodil daffyduc daftpunk dagestan dagobert daisy123 daisydog
  daisymae daisymay dakota01 dakota12 dalejr88 dalglish dallas01 dallas11 dallas12 dallas21 dallas22 dallastx dalmatio
  damage11 damned69 damngood damocles dangerou dangnhap dangnhap1 dangnhap123 daniel01 daniel12 daniel123 daniela1
  danielit danielle1 danijela danil8098 danny123 dannyboy dante123 danthema dantheman dapzu455 daredevi daredevil
  darkange darkangel darkjedi darkknig darkknight darklord darkmanx darkmoon darkness darknigh darknight darkside
  darksoul darkstar darkwing darkwolf darthmau darthvad darthvader dartmout dasha123 dashadasha dashenka datalife
  datalore datnigga davecole daveyboy david123 davidkin davidlee davidoff davidruiz daydream daytona1 dbjktnnf
  dbrnjhbz dbrnjhjdbx dbrnjhjdyf dbyjuhfl dcowboys dctktyyfz dctvghbdf dctvghbdtn dcunited de1987ma deadhead deadlift
  deadlock deadman1 deadmeat deadpool deadsexy deadspin deadwood death123 death666 deathnote deathrow deathsta
  deathstar deborah1 deepblue deepdive deeppurple deepthro deepthroat deepwate deerhunt deerhunter deerpark deeznuts
  deeznutz defender defiant1 deflep27 deftones delasoul deliciou delorean delpiero delta123 deltachi deltaforce
  deltaone deltasig demetrio demon123 demon666 denis123 denman85 depechemode derparol derrick1 derrickh designer
  desperad desperado desperados destiny1 destroye detectiv detroit1 deutschland devil123 devil666 devilboy devildog
  devildriver devilish devilman devilmaycry devilmaycry4 devo2706 dezember dfcbkbcf dfcbkmtd dfcbkmtdf dfkmrbhbz
  dfktynby dfktynbyf dfnheirf dgl70460 dhjnvytyjub diablo11 diablo66 diablo666 diabolic diamante diamond1 diamond3
  diamonds diana123 dichvucong dichvucong1 diciembr dickface dickhead dickless dicklick dicksuck dickweed dictiona
  dienthoai dienthoai1 dietcoke digital1 digitalprodu digiview dignity7 dilbert1 dilligaf dilligas dillweed dima1234
  dima12345 dima1985 dima1990 dima1992 dima1993 dima1994 dima1995 dima1996 dima1997 dima1999 dima2000 dima2010
  dimedrol dimensio dimitris dimochka dimon4ik dingdong dinmamma dinosaur dinsdale diogenes dionysus diosesamo
  dipstick direktor direwolf dirkpitt dirtball dirtbike dirtyboy dirtydog dirtyman discgolf discover diskette disturbe
  diversio dixiedog djg4bb4b djgabbab djkrjlfd djkujuhfl dkflbckfd dkflbdjcnjr dkflbvbh dkflbvbhjdbx dkflbvbhjdyf
  dmitriev doberman dodgeram dodgers1 dodgeviper dogballs dogbreat dogbreath dogfight doggydog doggysty doggystyle
  doghouse doglover dogpound dogstyle dohcvtec dolemit1 dolemite dolittle dollarbi dollface dolomite dolphin1 dolphin2
  dolphins dolphins1 doma77ns domainlock2005 domenico dominati dominator dominic1 dominika dominion dominiqu dont4get
  dontcare dontknow doomsday doorknob doraemon doromich dorothy1 dortmund dothedew doughboy douglas1 dovetail downhill
  downunde draconis dragon00 dragon01 dragon10 dragon11 dragon12 dragon123 dragon13 dragon21 dragon22 dragon23
  dragon25 dragon64 dragon66 dragon69 dragon76 dragon77 dragon88 dragon99 dragonba dragonball dragonballz dragonfire
  dragonfl dragonfly dragons1 dragrace dragster dreamcas dreamcast dreamer1 dreamer2 dreamers dressage drjynfrnt
  dropdead dropkick dropzone drowssap drpepper drumline drummer1 drummers drumnbass dthjybrf dthyjcnm dtkjcbgtl
  dtxyjcnm ducati99 duckhunt duckling ducksoup dude1998 dudelove duffbeer dukeblue dukester dumbass1 duncan21 dupont24
  duracell durandal durango1 dusty123 dusty197 dustydog dutchess dutchman dynamite dynastar dzxtckfd eae21157 eagle123
  eagleeye eagleone eagles05 earnhard earthlin earthlink eastern1 eastside eastwest eastwood easyride eatmenow
  eatmeraw eatpussy eatshit1 eclipse1 eclipse2 eclipse9 edelweis edgewise edgewood edinburg eduardo1 educatio edward12
  edwardss efbcapa201 eggplant eightbal eightball einstein eintrach ejaculation ekaterina ekaterina20 ekilpool
  el546218 elaine22 elbereth elcamino eldiablo eldorado electra1 electric electron elefante elektrik element1 elementa
  elenberg elephant eleven11 elfquest elfstone elisabet elizabet elizabeth1 elizaveta elmer251 elvira26 elvis123
  emachine emachines emanuela emanuele embalmer emerald1 emerson1 emiliano eminem12 emmitt22 emyeuanh emyeuanh1
  emyeuanh123 enamorad endymion energize enforcer engineer england1 enter123 enternow enterpri enterprise envision
  epaulson epiphone episode1 erection ereiamjh eric1234 ericsson escalade escorpio escorpion esmerald esperanz
  espresso essayons essendon estefani eternal1 eternity ethernet euphoria eurocard evanescence evangeli evangelion
  evenflow everest1 evergree everlast everlong evermore everques everquest everton1 evertonf everythi evgeniya
  evildead evolutio excalibe excalibu excalibur excellen excelsio executiv executor expediti exploite exploiter
  explore1 explorer express1 extra300 extreme1 eyecandy f00tball f15eagle f8yruxoj fabienne fabolous fabregas facebook
  facebook1 facefuck fahjlbnf failsafe fairfiel fairlady fairlane fairmont fairview fakepass falcon16 falcons1
  fallout2 fallout3 falstaff family01 familyguy fandango fantasia fantasma fantasti fantasy1 fantasy7 fantomas
  fantomen farscape farside1 fartface fartripper fastback fastball fastcars fastfood fastlane fatdaddy fatluvr69
  fatpussy favorite2 favorite3 favorite5 favorite6 favorite7 favorite8 fbi11213 fcbarcelona fcbayern fearless feathers
  federica fedorova feelgood felicida fellatio fellowes fenerbahce ferdinan ferndale ferrari1 ferrari2 ferrari3
  ferrari5 fetish01 fetish69 feuerwehr feyenoord ffvdj474 fgdfgdfg fgjrfkbgcbc fgtkmcby fhnehxbr fhntv1998 fhvfutljy
  ficktjuv fiction7 fidelity fifa2008 fightclu fightclub fighter1 fighting54 filibert finalfan finalfantasy finance1
  fireball firebird fireblad fireblade firefigh firefighter firefly1 firehawk firehose firehous fireman1 firestar
  firestarter firestor firestorm firetruc firetruck firewall firewire firework firstone firstson firsttim fish1234
  fishbait fishbone fishcake fisherma fisherman fishface fishfood fishhead fishing1 fishlips fishtank fistfuck
  fivestar fk8bhydb fkbyf001 fkbyjxrf fkg7h4f3v6 fkmnthyfnbdf fktdnbyf fktrcfylh fktrcfylhf fktrcfylhjdbx
  fktrcfylhjdyf fktrcttd fktyeirf fktyjxrf flameboy flamengo flamingo flapjack flash123 flashbac flashman flatbush
  flathead flatland flatline fleetwoo flexible flhtyfkby flimflam flintsto flintstone flipflop flipmode flipper1
  flipside florian1 florida1 florida2 flounder flower12 flowers1 flvbybcnhfnjh flyers88 fnkfynblf foiegras followme
  foofight footbal1 football football1 football12 football2 foothill footlong footlove forbidde ford9402 fordf150
  fordf250 fordf350 fordtruc fordtruck foreplay foreskin forest11 forever1 forever21 forgetit forgotit forgotte
  forklift formula1 forrest1 forsaken fortunat fortune12 fortytwo fotograf foucault foundati foxglove foxhound
  foxtrot1 foxwoods foxylady frances1 francesc franchis francis1 francisc frank123 frankfur frankie1 frdfhbev frdfkfyu
  freakout freakshow freckles fred1234 fredderf freddie1 freddy12 frederik free4all freebird freedom1 freedom2
  freedom3 freedom4 freedom5 freedom7 freedom9 freefall freehand freelanc freelove freemail freeman1 freepass freeporn
  freeport freeride freespace freestuff freestyl freetime freeuser freewill freiheit frenchfr frenchie frequenc
  frfltvbz friday13 fridolin friedric friends1 friendste friendster frogger1 froggies froglegs froinlaven fromhell
  front242 frontera frontier fruitbat fruitcak fuck1234 fuck_inside fuckedup fucker11 fucker69 fuckface fuckfest
  fuckhard fuckhead fuckhole fuckinside fucklife fucklove fuckme69 fuckmeha fuckmehard fuckmenow fucknuts fuckoff1
  fuckoff2 fuckshit fuckslut fuckthat fucktheworld fuckthis fuckyeah fuckyou! fuckyou0 fuckyou1 fuckyou12 fuckyou123
  fuckyou2 fuckyou69 fuckyou7 fuckyoubitch fuhrfzgc fujifilm fullback fullmetal fullmoon fullsail fumanchu funhouse
  funkster funnyguy funnyman funstuff funtime1 funtimes fussball futurama futyn007 fuzzball fvcnthlfv fy.njxrf
  fyfcnfcbz fyfnjkbq fyfrjylf fylh.irf fylhjvtlf fylhtqrf fynfyfyfhbde fynjybyf fyutkbyf fyutkjxtr gabriel1 gabriel2
  gabriell gadzooks galactic galactus galadriel galatasaray galeries gallaghe gallaries gamecock gamecube gameover
  gametime gandalf1 gandalf2 gangbang gangbanged gangsta1 gangstar gangster ganjaman ganjubas gannibal ganymede
  garbage1 gardenia garfield garfield1 gargamel gargoyle garrett1 gatekeep gateway1 gateway2 gateway3 gateways
  gatorade gatorman gauntlet gbgbcmrf gbhfvblf gblfhfcbyf gblfhfcs gbpacker gearhead geddylee geemoney geibcnbr
  geilesau gemini69 gemstone general1 generic1 genesis1 geneviev geniusnet geolog323 george01 george11 george12
  georgia1 geraldin gerlinde germania germany1 geronimo gerrard8 gerrity1 gesperrt getalife getmoney getnaked getsdown
  getsmart gfccdjhl gfgfvfvf gfhfcjkmrf gfhfljrc gfhjkbot gfhjkm007 gfhjkm11 gfhjkm12 gfhjkm123 gfhjkm13 gfhjkm22
  gfhjkmgfhjkm gfhjkmxbr gfhjkzytn gfhkfvtyn gfhnbpfy gfif1991 gfxqx686 gfyfcjybr ghbdtn12 ghbdtn123 ghbdtnbr
  ghbdtnbr1 ghbdtnbrb ghbdtndctv ghbdtnghbdtn ghbdtngjrf ghbdtnrfrltkf ghbjhbntn ghblehjr ghblehrb ghbrjkbcn ghbrjkmyj
  ghbywtccf ghfplybr ghhh47hj764 ghhh47hj7649 ghjcnbnenrf ghjcnbvtyz ghjcnj123 ghjcnjgfhjkm ghjcnjghjcnj ghjcnjnf
  ghjcnjnfr ghjcnjnfr1 ghjcnjqgfhjkm ghjcnjrdfibyj ghjcnjrdfif ghjdthrf ghjnjnbg ghjnjrjk ghjrehfnehf ghjuhfvvf
  ghjuhtcc ghjvtntq ghost123 ghostdog ghostman ghostrid ghostrider ghtktcnm ghtpbltyn giadinh1 giadinh123 giadinhtoi
  gianluca giantess giants56 giaovien1 giaovien123 gibsonsg gigabyte gilbert1 gilgames gillian1 ginger11 ginger12
  ginscoot ginuwine girfriend giuliana giveitup gizmo123 gizmodo1 gjhjctyjr gjikbdctyf gjkbyjxrf gjkrjdybr
  gjkysqgbpltw gjytltkmybr gladiato gladiator gladston glendale glennwei glenwood glock9mm gmctruck gn56gn56 gnasher23
  gobigred gobrowns gobruins gobuffs2 godbless goddess1 godfathe godfather godisgoo godisgood godisgreat godislov
  godislove godloves godofwar godslove godsmack godspeed godswill godzilla goeagles goforit1 gogators gogiants
  gohabsgo golakers goldeney goldeneye goldfing goldfinger goldfish goldmine goldorak goldrush goldsink goldstar
  goldwing goleafsg golfball golfcart golfclub golfer12 golfer23 golfing1 gondolin gonefish goober12 good12345
  good123654 goodbeer goodfell goodfellas goodfood goodgame goodgirl goodhead goodison goodlife goodluck goodnews
  goodstuf goodtime goodtimes goodtogo goodwood goodyear goofball google12 google123 gooseman gordolee85 gordon24
  gorilla1 gorillaz gotigers gotohell gotyoass grace123 gracelan grandorgue grandpri grandprix grapeape grappler
  grasshop graywolf greatone greatsex greedisgood greekgod green123 greenbay greenbud greenday greenday1 greendog
  greeneye greenman greentea greentre greenwoo gregory1 gremlins grendel1 gretzky9 greyhoun greywolf gridlock griffey1
  griffin1 griffins grimlock grinders grizzley grizzly1 groupd2013 gsewfmck gsgba368 gsxr1000 gsxr1100 gtfullam
  gthtcnhjqrf gtkmvtyb gtkmvtym gtnhjdbx gtxtymrf guadalup guardian guatemal guderian guesswho guildwars guillaum
  guillerm guinness guitar12 guitarma guitarra gulliver gunners1 gunsling gunslinger gunsmoke gunther1 gustavo1
  gutierre gy3yt2rgls gymnastic gznybwf13 habanero hagakure hagiang1 hagiang123 hairball hakkinen halflife halflife2
  halfmoon halfpint hallo123 hallowee haloreach hamburg1 hamburge hammarby hammerhe hammers1 hamradio hamster1
  hamyen123 handbags handball handcuff handyman hanhphuc hanhphuc1 hanhphuc123 hannah01 hannelor hannibal hannover
  hanoi123 hanoi2026 hansolo1 happines happy100 happy123 happyboy happyday happydays happydog happyjoy happyman
  happyone hardball hardbody hardcock hardcore hardcore1 harddick hardhead hardline hardrock hardtail hardtime
  hardwood hardwork harley01 harley11 harley12 harley69 harley99 harmony1 harrison1 harry123 harrydog harrypot
  harrypotter hartland hatesyou hatteras hattrick hawaii50 hawaiian hawkdog79 hawkeye1 hawkeyes hawkmoon hawkwind
  hawthorn hayabusa hayastan hazelnut hd764nw5d7e1vb1 headcase headhunt headless headshot heartbre heat7777 heather1
  heather2 heathers heathrow heatwave hedgehog hedimaptfcor hedonist heineken heinlein helicopt hellbent hellfire
  hellgate hello123 hello1234 helloall hellohel hellokit hellokitty helloman hellomoto hellothe hellothere helloween
  helloworld helloyou hellrais hellraiser hellsing hellspaw hellspawn hellyeah helpdesk hemicuda hemmelig henderso
  hendrix1 henriett henrique henry123 herbert1 hercules herewego herkules hermione hernande herpderp hershey1 hetfield
  heythere hfcgbplzq hfgcjlbz hiawatha hibernia hibiscus highball highbury highfive highheel highland highlander
  highlife hightime highwind hihje863 hilfiger hillbill hillcres hillside hiroyuki history1 hitman47 hjvfyjdf hobiecat
  hockey10 hockey11 hockey12 hockey19 hockey21 hockey99 hogwarts holeinon holiday1 holland1 holliste holly123 hollydog
  hollywoo holymoly holyshit homebase homebrew homedepo homegrow homemade homepage homer123 homerjay homersim homewood
  homeworld honda250 hondacar hondacbr hondaciv hondacivic hondacrx honey123 honeybea honeybear honeybee honeybun
  honeydew honeypot hongkong honolulu hookedup hooligan hoopstar hoopster hoosiers hooters1 hopefull hopkins1 horndog1
  horny123 hornyboy hornydog hornyguy hornyman hornyone horseman horsemen horsesho hosehead hot2trot hotbabes hotchick
  hotgirls hotpants hotpussy hotsauce hotsex69 hotstuff hotwater hotwheel hotwheels hounddog house123 housecat
  housepen housewife housewifes houston1 hovepark hrothgar hrvatska hshfd4n279 htubcnhfwbz hubbahub hugecock hugedick
  hugetits hugoboss hulkster hullcity hummerh2 hungwell hunt4red hunter01 hunter11 hunter12 hunter123 hunter22
  hunter69 hunter99 hunting1 hurrican huskers1 huskies1 hustler1 hxp4life hxxrvwcy hyperion hypnodanny hzze929b
  iaapptfcor iamhappy iamhorny iamthema iamtheman iamtheone ibill123 ibilljpf ibilltes icecream icehouse iceman69
  iddqdidkfa idlewild idontcare idontkno idontknow iforgot1 iforgotit ignatius igromania ihateyou ijrjkflrf ikilz083
  ilikepie ilikesex ilikeyou illmatic illumina illuminati illusion iloveamy iloveass ilovegirls ilovegod iloveher
  ilovehim ilovejen ilovejes ilovejesus ilovekim ilovelife iloveme1 iloveme2 ilovemom ilovemusic ilovemyself ilovepor
  iloveporn ilovepus ilovepussy ilovesex iloveyou iloveyou! iloveyou1 iloveyou123 iloveyou2 iluvporn ilya1234 ilya1992
  imagine1 imissyou immortal impalass imperator imperium implants imtheman incognit incognito incubus1 indahous
  independ india123 indiana1 indianali indians1 inferno1 infiniti infinity inflames informat ingodwetrust ingram01
  inkognito insertion insertions insomnia inspecto inspiron installdevic installsqlst installutil insuranc integra1
  integrit interacial intercourse internat internet internet1 intheass intheend intranet intrepid intruder inuyasha
  invalidp invictus iqzzt580 ireland1 irishman ironbird ironchef irondoor ironhead ironhors ironmaid ironmaiden
  ironman1 ironman2 ironmike ironpony ironroad ironside ironsink irontree isabella1 isacs155 iseedeadpeople isengard
  ishikawa iskander islander istanbul istheman italian1 italiano itdxtyrj ivan2010 iverson3 iwantsex iwantyou izabella
  j3qq4h7h2v jack1234 jackass1 jackdani jackdaniels jackpot1 jackryan jackson1 jackson2 jackson5 jackster jacob123
  jacqueli jadakiss jailbait jailbird jaimatadi jake1234 jakester jalal123 jalapeno jamaica1 james007 james123
  jamesbon jamesbond jamesbond007 jameson1 jamie123 jamielee jansport january1 january2 japanees jaredleto jarhead1
  jasmine1 jasmine2 jasmine5 jason123 jasper12 javabean jayhawks jazzbass jbond007 jeanpaul jediknig jediknight
  jedimast jeepster jeff1234 jefferso jeffrey1 jellybea jellybean jellyfis jemoeder jennife1 jennifer1 jenny123
  jericho1 jeronimo jerrylee jerusale jessica0 jessica1 jessica2 jessica7 jessica8 jessicam jessicas jesucrist
  jesus123 jesus777 jesuschrist jesusislord jetbalance jetblack jg3h4hfn jgthfnjh jigei743ks jiggaman jillian1
  jimmy123 jimmyboy jimmyjam jiujitsu jlbyjxrf jlbyjxtcndj jledfyxbr jo9k2jw2 jobsearc joeblack joesakic johanna1
  johannes john1234 johncena johndeer johndeere johngalt johnmish johnny69 johnny99 johnpaul johnson1 johnson2
  joker123 joker666 jonathan1 jor23dan jordan01 jordan11 jordan12 jordan123 jordan22 jordan23 jordan99 joselito
  joseluis joseph10 joseph12 josephin joshua01 joshua12 joystick jrcfyjxrf jtuac3my juancarlo juggalo1 juggerna
  juggernaut juiceman julia123 julie456 jumpman23 junebug1 jungfrau junglist junior12 junior123 junior24 junkmail
  junkyard jupiter1 jupiter2 jurassic just4fun just4you justdoit justforfun justice1 justin11 justin12 justinbiebe
  justinbieber juventus k1234567 k123456789 k9dls02a kaitlynn kakaroto kakashka kalamazo kaligula kalinina kalleanka
  kamasutr kamasutra kamehame kamehameha kamikadze kamikaze kangaroo kappasig karaganda karamelka karandash kardinal
  karen123 karishma karlmarx karolina karolina1 kartoshka kasparov katarina katerina katerinka katharin katie123
  katmandu katrina1 kawasaki kayaking kayla123 kazakova kazanova kazantip kbdthgekm kbnthfnehf kcchiefs kcj9wx5n
  keith123 kelly001 kelly123 kellyann kennedy1 kenneth1 kennwort kenny123 kenshiro kenwood1 kenworth kevin123 keyboard
  keylargo keystone kfcnjxrf kfnju842 kfvgjxrf kickass1 kickflip kicksass kikimora kikiriki killabee killbill killemal
  killemall killer11 killer12 killer123 killer23 killer66 killer666 killer69 killer99 killerbe killians killzone
  kimber45 kimberle kimberly1 kindbuds king1234 kingdom1 kingfish kingfisher kingkong kingrich kingsize kingston
  kirill123 kissarmy kissmyas kissmyass kitty123 kittycat kittykat kjrjvjnbd klapaucius kleopatra klimenko klingon1
  klondike klootzak klubnika kluivert knickerless knickers knight12 knights1 knockers knowledg knuckles kobebryant
  kochamcie kochanie kodaira52 koetsu13 kokakola kolesnik kolovrat komarova komputer kondom25 konfetka kononenko
  konovalov konstantin kordell1 koroleva koshechka koteczek kovalenko kr9z40sy krasavica krasnodar krasotka kristall
  kristen1 kristin1 kristinka kristjan krokodil kryptoni ktnj2010 ktybyuhfl kukareku kukuruza kukushka kuleshov
  kurosaki kurwamac kusanagi kzsfj874 l58jkdjp! l8g3bkde labrador lacrimosa lacrosse ladybird ladybug1 ladyffesta
  ladygaga ladygirl ladyluck laetitia lafayett lagwagon lakeland lakers12 lakers24 lakers32 lakers34 lakeshow lakeside
  lakewood lalakers lalaland lambchop lamborghini lamborgini lambrett lancaste lancelot landrove landrover landscap
  lapdance lapochka laputaxx laracrof laracroft larry123 larrybir laserjet lasombra lastochka lasttime lasvegas
  lateralu lateralus laura123 lavalamp lawncare lawntrax lazyacres lbfyjxrf lbhtrnjh lbpfqyth leadfoot leapfrog
  leavemealone lebedeva lebowski lebron23 ledzeppe ledzeppelin leedsutd left4dead left4dead2 lefthand legalize
  legioner leglover legoland legolas1 leiceste lekbyxxx lemmings lemonade len2ski1 lena2010 lenochka leonard1 leonidas
  lerochka lesbian1 lesbians letitrid letmein0 letmein1 letmein2 letmein22 letmein3 letmein4 letmein6 letmein7
  letmein9 letmeinn letmeinnow letmesee leto2010 letsdoit letsfuck letsplay levelone leviatha leviathan lewie622
  lexingky lexingto lfitymrf lfplhfgthvf lhbjkjubz2957704 libertad liberty1 liberty2 lickme69 licorice liebling
  lifeguar lifehack lifeisgood lifesuck lifesucks lightbul lighthou lightnin lightning lightsab lightsaber likemike
  likewhoa lildevil lilwayne limabean limaperu limewire limpbizk limpbizkit limpdick lincoln1 linda123 lindsay1
  lindsey1 lineage2 lionhear lionheart lionking lisamari lisichka listopad lithium1 littlebi littlebit littlebo
  littledo littlejo littlema littleman littleon liveevil livelife liverp00l liverpoo liverpool liverpool1 liverune
  livestrong livewire lizaveta ljb4dt7n ljxtymrf lkjhgfdsaz lobster1 lochness lockdown lockerroom locksmit locoman0
  logan123 loginova logistic logitech logitech1 loglatin loislane lokomotiv lol123123 lol12345 lol123456 lollipop
  lollypop lololyo123 lomonosov london11 london12 london20 london22 london99 lonesome lonestar lonewolf longball
  longbeac longbeach longdick longdong longhair longhorn longhorns longjohn longlegs longlife longshot longview
  longwood lonsdale lookatme loosee123 lopas123 lopso123 lopso2026 lordsoth loredana lorenzo1 losangel losangeles
  losenord loser123 lost4815162342 lostlove lostsoul lotus123 love1234 love2000 love2011 love4ever loveable lovebird
  loveboat lovecock lovecraf lovefeet loveforever lovegirl lovehate lovehurts loveislife lovelife loveme89 loveporn
  lovepussy loverboy lovergir loverman lovesexy lovesong lovesporn lovestory lovesyou lovetits loveyou1 loveyou2
  lowrider lp2568cskt lsdlsd12 lsia9dnb9y lsutiger lthgfhjkm lucas123 lucifer1 lucifer666 lucky123 lucky777 luckyboy
  luckycat luckycharm luckydog luckyman luckyone ludacris lunchbox luojianhua luscious luv2epus luv2fuck luvpussy
  lvbnhbq1 lvjdp383 lysander lyudmila lzbs2twz m1234567 m1garand m6cjy69u35 macanudo macarena macaroni macdaddy
  macdonal macgyver machine1 machoman macintos macintosh mackdadd mackdaddy mackenzi macsan26 madagaskar madala11
  maddison maddmaxx madelein madhatte madhouse madison0 madison1 madison2 madison3 madison9 madonna1 magellan maggie11
  maggie12 maggiema magic123 magician magicman magister magnavox magpies1 mahalkit mahalkita mailcreated5240 mailman1
  maimaiyeuem maiyeuem majestic majinbuu majortom makarova makaveli makeitso makeksa11 makelove makemone makemoney
  maksimka maksimus malamute malcolm1 malishka mallard1 mallorca mallrats mama1234 mama1963 mama2010 mamabear mamacita
  mamapapa mamasita mammamia mammoth1 mamochka manager1 manchest mancheste manchester manchild mancity1 mandarin
  mandingo mandolin mandragora mandrake mandy123 mangust6403 manhatta mannheim manning1 manolito manstein manunite
  manunited manwhore mapet123456 maplelea mapleleafs maradona marajade marakesh marathon marauder marbella marcello
  marchenko marcius2 marcopol marcopolo mardigra margarit margosha maria123 mariachi mariajos marie123 marigold
  marijuan marijuana marilena marillio marilyn1 marina123 mariner1 mariners marines1 marino13 mario123 mariposa
  marishka marissa1 mark1234 marketin markhegarty marlboro marlboro1 marmelad married1 marryher marseill marseille
  martesana martin11 martin12 martina1 martini1 martusia maryjane masahiro masamune maserati mash4077 masha123
  masha1998 mashenka mason123 massimiliano master00 master01 master10 master11 master12 master123 master13 master22
  master23 master69 master77 master99 masterb8 masterbaiting masterbate masterbating masterca mastercard masterch
  masterchief masterkey masterlo mastermi mastermind masterof masters1 masturba masturbation masyanya matahari
  matchbox matematika matilda1 matkhau1 matkhau12 matkhau123 matkhau1234 matkhau@123 matkhaula matkhaumoi matrix12
  matrix13 matrix69 matt1234 matthew1 matthew2 matthew3 matthew7 matthew8 matthew9 matthias matthieu mattingl matveeva
  maureen1 maurice1 maurizio maurolarastefy maverick maverick1 mavericks max33484 maxim1935 maximili maximilian
  maximus1 maxpayne maxpower maxwell1 maynard1 mazafaka mazahaka mazda323 mazda626 mazdarx7 mazdarx8 mazinger
  mcdonalds meandyou meatball meathead meatloaf mechanic medicina meditate medvedev medvedeva megabyte megadeth
  megaman1 megamanx megapass megapolis megastar megatron melanie1 melbourn melinda1 melissa1 melissa2 melissa6
  melissa7 memphis1 memyself meowmeow mephisto mercedes mercedes1 mercenar mercury1 mercury7 mercutio meridian
  merlin01 merlin12 merlin69 merlin99 mermaids merrill1 mersedes mesquite metal666 metalgear metalica metallic
  metallica metallica1 metalman metatron methodman metro2033 metropol mevefalkcakk mexicano michael0 michael1 michael2
  michael3 michael4 michael5 michael6 michael7 michael8 michael9 michaelc michaeld michaelj michele1 michelin
  michelle1 michelob michigan mick7278 mickey01 mickey12 mickeymo mickeymouse microlab microphone microsof microsoft
  microwav midnight midnight1 mightymo miguelit mike1234 mikey123 milamber milashka milehigh milenium milhouse
  milkbone milkman1 milkshak milkyway millenia milleniu millenium millenni miller31 millerli millertime million1
  millwall milwauke mimi92139 mindgame mine2306 minecraft minecraft123 minhasenha minicoop minidisc minimoni miniskir
  minnesot minnette minotaur minouche minstrel miranda1 mironova miroslav miroslava mischief misfit99 mishanya
  mishutka misiaczek mission1 mississi misskitt misskitty missy123 misterio mistral1 mistress misty123 mistydog
  mithrand mitsubis mittens1 mizredhe mnbvcxz1 mobbdeep mobydick modelsne mojojojo molly123 mollycat mollydog mom4u4mm
  mommy123 momsanaladventure monalisa monaliza monamour monday12 money111 money123 money4me money777 moneybag moneymak
  moneymaker moneyman moneymon mongoose monica12 monica69 monique1 monitor1 monkey01 monkey10 monkey11 monkey12
  monkey123 monkey13 monkey20 monkey21 monkey22 monkey23 monkey24 monkey69 monkey77 monkey99 monkeybo monkeyboy
  monkeyma monkeyman monkeys1 monkfish monolith monopoli monopoly monster1 monster2 montagne montana1 montecar
  montecarlo monterey monterre montgom240 montgome montreal montrose monty123 mookie12 moom4242 moonbeam moonglow
  moonligh moonlight moonlite moonshin moonshine moonstar moonunit moose123 moosehea moosejaw mooseman morebeer
  moremone moremoney morgan01 morgan12 morkovka morozova morpheus morrigan morrisse morrowind mortgage morticia
  mortimer mostwanted motdepas motdepasse motherfu motherfuck motherlode motocros motocross motorbik motorbike
  motorcyc motorhea motorhead motorola motorolla motorrad mounta1n mountain mouse123 mouseman mousepad movieman
  mowerman mpetroff mrbrownx mrbrownxx mrbungle mtwapa1a muaythai mudhoney mudshark mudvayne muenchen muffdive
  muffdiver muffin12 mulberry multimed multiplelo multiplelog multisyn multisync munchkin murcielago murmansk murphy01
  murzilka mushroom music123 musicman mustang0 mustang1 mustang2 mustang3 mustang4 mustang5 mustang6 mustang69
  mustang7 mustang8 mustang9 mustangg mustanggt mustangs mustard1 mwq6qlzo mxaigtg5 mxyzptlk my2girls my3girls
  myfamily myfriend mymother mynameis mynewpas mypasswo mypassword mysecret myspace1 mysterio mystery1 mystikal
  myxworld myxworld4 nadezhda nahang123 nallepuh nancy123 nanotech napolean narkoman naruto12 naruto123 nascar03
  nascar20 nascar24 nascar88 nascar99 nashvill nastenka nastyboy nastyman natalia1 natalie1 nataliya natas666 natascha
  natasha1 natasha2 natashka natedawg natedogg nathan12 nathanie naughty1 naughtyboy nautilus nautique navigato
  navigator navyblue navyseal nazareth nbuhtyjr ncc1701a ncc1701d ncc1701e ncc74656 nccpl25282 ndshnx4s nebraska
  necroman necromancer nederland needforspeed needsome nefertiti nemesis1 nemezida nemrac58 nemvxyheqdd5oqxyxyzi
  neophyte nephilim neptune1 nesterov netscape netvideo network1 networkingpe netzwerk neuspeed neutrino neveragain
  neverdie neverland nevermin nevermind nevermor nevermore newburgh newcastl newdelhi newhaven newjerse newjersey
  newlife1 newmexic neworder neworlea neworleans newpass1 newpass6 newpassword newpoint newport1 newports
  newproject2004 newshoes newstart newstyle newworld newyork1 newzealand nezabudka nfvthkfy nguyen123 nguyenthi1
  nguyenvana nhfdvfnjkju123 nicerack nicetits nicholas1 nick1234 nicklaus nicolas1 nicole11 nicole12 nicolett nietzsch
  nightcrawler nighthaw nighthawk nightime nightman nightmar nightowl nightwin nightwing nightwish nightwolf nihao123
  nikita123 nikita2000 nikitina nikolaev nikolaeva nikolaus nilknarf nineball nineinch ninjaman nintendo nintendo1
  nintendo64 nirvana1 nissan350z nitehawk njdevils noaccess nochance nocturne nohack04 noisette nokia123 nokia3110
  nokia3230 nokia3250 nokia3310 nokia5130 nokia5228 nokia5230 nokia5300 nokia5310 nokia5320 nokia5530 nokia5800
  nokia6120 nokia6230 nokia6230i nokia6233 nokia6300 nokia6303 nokia6630 nokia7610 nokia8800 nokian70 nokian73
  nokian95 nolimit5 nolimit8 nolimit9 nolimits noname123 noncapa0 nonmembe nonrev67 noodles1 nopasswo nopassword
  normandy northsta northstar northwes norwegen nosferat nosferatu nostromo notagain note1234 notebook nothing1
  notoriou notredam notredame nottingh notyours nounours novartis novastar novembre novifarm novikova nowayout
  nowwowtg nthvbyfnjh ntktdbpjh nudelamb number20 numberon numbnuts nursultan nuttertools nwo4life nygiants nyknicks
  nyyankee o4izdmxu oakland1 oakridge oblivion obsidian oc247ngucz oceans11 octavian october1 october2 october3
  october8 octopuss oddworld odysseus offsprin ohiostat ohiostate oktober7 olcrackmaster oldschoo oldschool oldsmobi
  oldsmobile oldspice oldtimer oleander oleg1995 olegnaruto oliveoil olivetti ololo123 omega123 omegaman omegared
  omgkremidia omgwtfbbq omsairam onelove1 onepiece onlyone4 ontheroc ontherocks opelastra open1234 opendoor opensesa
  opensesame openwide operatio operator opopop11 optimist optiplex oqglh565 orange12 orange44 orange77 orange99
  oranges1 orenburg orgasmic oriflame orioles1 orlando1 oscar123 oscardog ou8124me outsider overkill overlord oxymoron
  ozlq6qwm p0015123 p0o9i8u7 p1234567 p2ssw0rd p455w0rd p4ssw0rd p4ssword p@ssw0rd p@ssword pa55w0rd pa55word pacific1
  pacifica packard1 packers1 packers4 paganini painkiller paintbal paintball painter1 pakistan paladin1 palantir
  palenque pallmall palmeiras palmetto palmtree paloalto panasoni panasonic pancake1 panchito panda123 pandabear
  pandora1 panorama pantera1 panther1 panther2 panthers panties1 panties2 pantyhos pantyhose papabear papamama
  paparoach paperboy papercli paperclip papercut paperino papichul papillon parabola parachut paradigm paradise
  paradoxx parallax paramedi paramedic paramore parcells parfilev paris123 parker12 parkside parkview parlament
  parol123 parol999 parolparol parrothe parsifal partagas partizan partyboy partytim pasadena pasha123 pass1234
  pass1word passcode passfind passion1 passions passmast passmaster passport passthie passw0rd passw0rd1 passward
  passwerd passwor1 password password0 password00 password01 password1 password10 password11 password12 password123
  password1234 password13 password2 password21 password23 password3 password4 password5 password6 password69 password7
  password8 password9 password99 passwords passwort patagoni patches1 pathfind pathfinder patricio patrick0 patrick1
  patrick2 patrick3 patrick7 patrick8 patrick9 patriot1 patriots patrizia patrycja patterso paul1234 paula123 paulaner
  paulchen paulina1 pavement pavilion pavlenko pavlusha payton34 pazzword pdtpljxrf peace123 peaceout peaches1
  peaches2 peacock1 peanut12 peanutbutter peanuts1 pearljam peartree pebbles1 pedigree pedro123 peekab00 peekaboo
  pegasus1 pendrago pendragon penelopa penetrating penetration penguin1 penguins penis123 penmouse pennstat pennstate
  penny123 pennywis pennywise penthous pentium1 pentium2 pentium3 pentium4 pepper01 pepper11 pepper12 pepper123
  pepper76 pepsi123 pepsicol pepsicola pepsimax pepsione peregrin perfect1 perfecto performa pericles pernille
  pershing pertinant pervasive pervert1 pescator peter123 peterbil peterbilt peternor peternorth peterose peterpan
  petrovich petrovna pfchfytw pfqxjyjr phaedrus phantasm phantasy phantom1 phantom2 phantoms pharmacy pheasant
  phialpha philippe philips1 phillesh phillies phillip1 philmont phish123 phish420 phoenix1 phoenix2 phoenix7 phoenix8
  phoneman photoman photosho phydeaux pi314159 pianoman piazza31 picasso1 pickles1 pictuers piehonkii piercing
  pikachu1 piligrim pilot123 pimpdadd pimpdaddy pimpjuice pimpshit pimpster pineappl pineapple pinecone pinetree
  pinewood pinggolf pingpong pingzing pinkfloy pinkfloyd pinkpant pinkpuss pinnacle pioneer1 pipeline pippen33
  piramida piramide pirates1 pirrello pistache pistons1 pitbull1 pitbulls pitchers pittbull pittsbur pizza123 pizzaboy
  pizzahut pizzaman pizzapie pjcgujrat pjflkork plankton plastic1 plastics platinum platypus playball playboy1
  playboy2 playboys player69 playgirl playgolf playhard playmate playstat playstation playstation2 playstation3
  playtime pleaseme plokijuh plumber1 plymouth pmdmscts pmdmsctsk poiu0987 poiu1234 poiuytrewq pokemon1 pokemon12
  pokemon123 pokemon2 poker123 pokerface pokesmot polarbea polarbear polaris1 polaroid police22 policema
  polniypizdec0211 polniypizdec110211 polo1234 pon32029 pondscum pontiac1 poochie1 poohbear pool6123 poontang poopface
  poophead popcorn1 poppy123 porkchop porn4life pornking pornlove pornlover porno123 pornogra pornografia pornographic
  pornoman pornpass pornsite pornstar porpoise porsche1 porsche9 porsche911 porsches portland portsmou portugal
  poseidon positivo postbank postov10 postov1000 pourquoi power123 powerade powerboo powermac powerman ppspankp
  prashant preacher preciosa precious precious1 predator prelude1 premier1 presario presiden prestigio preston1
  prettybo prettyboy prettygirl pridurok primaver primavera primetim primetime21 primrose prince12 princesa princess
  princess1 princessa princeto principa principe pringles printer1 priscill private1 priyanka prodigy1 producti
  profesor professo programm project1 promethe prospero prostock protools proverbs providen provista prufrock
  psw333333 psychnau psychnaut1 psycholo psylocke ptfe3xxp ptybnxtvgbjy puertorico pufunga7782 pullings pumpkin1
  pumpkins punisher punkrock punksnotdead puppydog puravida purple12 pussy101 pussy123 pussy4me pussyboy pussycat
  pussyeat pussyeater pussyfuck pussylic pussylick pussylicker pussylip pussylov pussylover pussyman putamadre
  pxx3eftp pyramid1 pyramide pyramids q1234567 q12345678 q123456789 q1234567890 q123456q q1q2q3q4 q1q2q3q4q5 q1w2e3r4
  q1w2e3r4t q1w2e3r4t5 q1w2e3r4t5y6 q1w2e3r4t5y6u7 q1w2e3r4t5y6u7i8 q2w3e4r5 q8zo8wzq qawsed123 qawsedrf qawsedrftg
  qawsedrftgyh qaz12345 qaz123456 qaz123wsx qaz12wsx qaz1wsx2 qazedctgb qazsedcft qazwsx12 qazwsx123 qazwsxed
  qazwsxedc qazwsxedc1 qazwsxedc12 qazwsxedc123 qazwsxedcrfv qazwsxedcrfvtgb qazxcdews qazxcvbn qazxcvbnm qazxsw12
  qazxsw123 qazxsw21 qazxswed qazxswedc qazxswedcvfr qcmfd454 qmpq39zr qpful542 qpwoeiruty qq123456 qq123456789
  qqqwwweee qqwweerr quagmire quality1 quant4307 quant4307s quantum1 quattro6 queenbee quicksan quicksil quicksilver
  quiksilver quovadis qw123456 qw12er34 qwaszx12 qwaszx123 qwaszxqw qwe12345 qwe123456 qwe123asd qwe123qwe qwe123rty
  qweasd12 qweasd123 qweasdqwe qweasdzx qweasdzxc qweasdzxc1 qweasdzxc123 qwedcxzas qwedsazxc qweqwe123 qwer1234
  qwer12345 qwer4321 qwerasdf qwerasdfzxcv qwerfdsa qwert123 qwert1234 qwert12345 qwert54321 qwertasdfg qwerty00
  qwerty02 qwerty10 qwerty11 qwerty111 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwerty123456789 qwerty13
  qwerty2010 qwerty21 qwerty22 qwerty23 qwerty321 qwerty33 qwerty66 qwerty666 qwerty69 qwerty77 qwerty777 qwerty78
  qwerty88 qwerty89 qwerty99 qwertyas qwertyasd qwertyasdfgh qwertyu1 qwertyu8 qwertyui qwertyuio qwertyuiop
  qwertyuiop1 qwertyuiop123 qwertyytrewq qwertzui qwerzxcv qzwxecrv r2d2c3p0 r2d2c3po r3ady41t r3vi3wpass r4e3w2q1
  racecars radagast radiance radical1 radiohea radiohead radioman raffaele raffaello ragnarok raiders1 raiders2
  rainbow1 rainbow2 rainbow6 rainbow7 rainbows raindrop rainmake rainmaker rainman1 raintree rainyday raistlin
  rambo123 rammstei rammstein rammstein1 ramstein ranchero random123 ranger01 ranger02 ranger11 ranger12 ranger21
  ranger69 ranger75 ranger99 rangers1 rangers9 rapunzel rasengan raspberr rasputin rasta220 rastafar rastafari
  rastaman rattlesn rattolo58 raven123 rawiswar raymond1 razdvatri razorbac rb26dett rdfhnbhf ready2go realdeal
  realgood realmadri realmadrid realtime reanimator rebbyt34 rebecca1 rebellio reckless red12345 redalert redapple
  redbarch redbaron redbeard redbirds redbull1 redcloud redcross reddevil reddrago reddragon reddwarf redeemed
  redeemer redgreen redhead1 redheads redhouse redknapp redlight redneck1 redrider redriver redrocke redroses redrover
  redshift redshoes redskin1 redskins redskins1 redsox04 redstone redstorm redtruck redvette redwing1 redwings
  redwings1 redwood1 rehjgfnrf rekbrjdf reloaded rembrand remingto renegade repvtyrj repytwjd repytwjdf repytxbr
  rerehepf rerfhfxf rerfhtre residentevil revenant review69 reviewpa revival47 revoluti revolver rfgbnjirf rfgtkmrf
  rfhbyjxrf rfhectkm rfhfntkm rfhfrfnbwf rfhfufylf rfhfvtkm rfhfvtkmrf rfhfylfi rfhfynby rfhjkbyf rfhlbyfk rfhnjirf
  rfkbybyf rfkmrekznjh rfktylfhm rfnfcnhjaf rfnfgekmnf rfnthbyf rfnthbyrf rfntymrf rfpfynbg rfvbrflpt rfvfcenhf
  rfvxfnrf rhapsody rhbcnbyf rhbcnbyjxrf rhfcfdbwf rhfcfdxbr rhfcjnrf rhfcyjlfh rhfdxtyrj rhjrjlbk rhtdtlrj ricardo1
  riccardo ricflair richard1 richard2 richard3 richard7 rickster ricochet riesling riffraff rifleman rightnow rikimaru
  rileydog rincewin rincewind riverrat riversid rjcntyrj rjdfktyrj rjhjkmbien rjhjktdf rjirfrgbde rjntyjxtr rjrfrjkf
  rjvgm.nth rjyatnrf rjycnfynby rkfdbfnehf rktjgfnhf rlzwp503 roaddogg roadkill roadking roadrunn roadrunner roadstar
  roadster roadtrip robert01 robert11 robert12 roberta1 roberto1 roberts1 robertso robinhoo robinhood robotech
  robotics rocawear rocheste rockbott rocket88 rocketma rocketman rockfish rockford rockhard rockhead rocknrol
  rocknroll rockport rockroll rockstar rocky123 rockyboy rockydog roflcopter roger123 rolltide roman123 roman222
  romanova romantik romashka romeo123 ronaldinho ronaldo1 ronaldo7 ronaldo9 roodypoo rooster1 roosters rootbeer
  rootedit rosebowl rosebud1 rosebuds rosemari rosewood rossella rostislav rotterda rottweil rounders rovnogod
  rsalinas rt6ytere ruffneck ruffryde rulesyou runescape runescape1 running1 rush2112 rushmore ruslan123 russell1
  russian7 russland rusty123 rustydog rutabega ryjgjxrf s1234567 s456123789 s7fhs127 saab9000 sabbath1 sabrina1
  sacramen sadiedog sagitari saigon123 sailboat sailfish sailing1 sailormoon salamand salamander salamandra salasana
  salinger salisbur sally123 saltanat saltlake saltydog salvatio salvator sam138989 samadams samanth1 samantha
  samantha1 samarkand sammy123 sammyboy sammycat sammydog sampson1 samsung1 samsung123 samsung2 samurai1 sanandreas
  sanchez1 sanctuar sandiego sandman1 sandmann sandokan sandrine sandrock sandy123 sandydog sangeeta sanity72
  sanity729 sanpedro santacla santacru santeria saopaulo sapphire sarah123 sarajane sarajevo sarasota saratoga
  sasha123 sasha1234 sasha12345 sasha1988 sasha1995 sasha1996 sasha2010 sasha_007 sashadog sasquatc satan666 satana666
  satelite satellit satriani saun24865709 sausage1 sausages savatage save13tx saxophon sayangku sc0tland scarecro
  scarface scarface1 scarlet1 schalke0 schastie scheisse schlampe schlumpf schmidt1 schnecke schneide schnuffi
  schorsch schumach scimitar scirocco scooby12 scoobydo scoobydoo scooter1 scooter2 scooter7 scooters scorelan
  scoreland scorpio1 scorpio2 scorpio7 scorpion scorpions scotland scotsman scott123 scottie1 scoubidou scoubidou2
  scrabble scrapper scrappy1 screamer screwbal screwyou scribble scruffy1 scubadiv scubapro scuderia sd3lpgdr
  sdsadee23 seagrams seagrave seagulls seahawks seahorse sealteam seanjohn searcher searchin searock6 seashore
  seattle1 sebastia sebastian1 sebastie sebastien sebora64 secret12 secret123 secretar section8 security security1
  seductive segblue2 seinfeld semenova seminole seminoles semperfi semprini senators senha123 sensatio sentinal
  sentinel sephirot sephiroth septembe septembr sepultur sepultura seraphim serega123 serendip serendipity serenity
  sergbest sergeeva sergeevna sergey123 sersolution service01 service1 sevastopol seven777 sevendus sevenof9 seventee
  seventy7 severine sevilia1 sex12345 sexdrive sexisfun sexisgood sexkitte sexlover sexmachine sexsexse sexslave
  sexy1234 sexybabe sexybaby sexybeast sexybitch sexyfeet sexygirl sexylady sexylegs sexylove sexymama sexywife
  sfgiants sh4d0w3d shadow01 shadow11 shadow12 shadow1212 shadow123 shadow13 shadow22 shadow69 shadow99 shadowfa
  shadowma shadowru shadows1 shakespe shalimar shamanking shamrock shane123 shaney14 shannara shannon1 shaolin1
  sharingan sharkman shawshan shearer9 sheepdog sheffiel shelley1 shemales sherbert sherlock sherman1 shevchenko
  shinigam shinigami shirley1 shitball shitbird shitface shitfuck shithead shithole shock123 shokolad shooter1
  shortdog shortsto shotgun1 shotokan showboat showtime shredder shrike01 shumaher shygirl1 sibelius sidekick sideshow
  sidewind sidewinder sidorova siemens1 sigmachi sigsauer silencer silenthill silicone sillyboy silver11 silver12
  silverad silverado silverfo silverfox silversi silverst silvestr simba123 simon123 simonsay simpleplan simpson1
  simpsons sinfonia singapor sinister sintesi07 siouxsie sissyboy sisyphus sithlord sixtynin sixtynine sk84life
  sk8board sk8ordie skate123 skateboa skateboard skeeter1 skeletor skinhead skipjack skipper1 skittles skorpion
  skorpion39 skyblues skydiver skyline1 skypilot skytommy skywalke skywalker slacker1 slacking slamdunk slapnuts
  slapshot slaveboy slayer66 slayer666 slayer69 sleepers sleipnir slickric slimed123 slimshad slimshady slipknot
  slipknot1 slipknot666 slippery sloneczko slowhand slowpoke slowride slutwife smackdow smackdown smallfry smallvil
  smallville smartass smarties smashing smeghead smile123 smile4me smirnoff smirnova smith123 smoke420 smokedog
  smokeone smokepot smokeweed smokey01 smokey12 smolensk smooches smoochie smoothie smuggles snake123 snakeeye
  snakeeyes snakeman snapper1 snapshot sneakers snickers snickers1 sniper12 snoogans snoogins snoopdog snoopdogg
  snoopy12 snowball snowball1 snowbird snowboar snowboard snowdrop snowflak snowflake snowman1 snowmass snowshoe
  snowwhit snuggles snusmumrik sobriety soccer10 soccer11 soccer12 soccer123 soccer13 soccer14 soccer15 soccer16
  soccer17 soccer18 soccer20 soccer21 soccer22 soccer33 soccer69 soccer99 sochi2014 socrates softball softtail
  software sojdlg123aljg sokolova sokrates soldier1 solidsnake solitari solitude solnishko solnyshko solomon1 solstice
  sonduong sonduong123 sonechka songbird songohan sonic123 sonnyboy sonofgod sony1234 sonyericsson sonyfuck sonyvaio
  sooners1 sophie12 sopranos sorcerer sordfish sorokina sorrento soso123aljg soulmate soundman southbay southpar
  southpark southpaw southsid southside spacebar spaceboy spaceman spagetti spaghett spanking sparhawk sparkles
  sparky11 sparky12 sparrow1 spartacu spartan1 spartan117 spartans sparticu spawn666 speaker1 special1 speciali
  specialk spectrum speculum speedrac spencer1 spencer2 spider12 spiderma spiderman spiderman1 spike123 spitfire
  splatter splinter splitter spongebo spongebob spoonman sportste sportster sprewell spring99 springst sprinter
  sprocket spurs123 spyglass squeaker squealer squerting squirrel squirter sr20dett srilanka srinivas ssptx452
  stairway stalingrad stalker1 stalker123 stallion stallone stamford stampede standart stanislav stanley1 stanley2
  starbuck starbucks starcraf starcraft stardust starfire starfish starflee starfuck starfury stargate stargaze
  stargazer starligh starlight starlite starship start123 startrek starwar1 starwars starwars1 station1 stealth1
  steamboa steeler1 steelers steelers1 steelhea steinway stellina stepanov stepanova stephani stephen1 steve121
  steve123 stevenso stewart1 stickman stigmata stiletto stinger1 stingray stocking stomatolog stonecol stonecold
  stonewal stoppedby str8edge strange1 stranger strannik stratfor stratoca stratocaster strawber strawberry straycat
  streaker streaming streetball strekoza strider1 striker1 stripclub stripper stroller structur strummer strutter
  student1 studio54 studioworks studmuff stuntman sublime1 submarin submissi subwoofer success1 suckcock suckdick
  sucker69 suckit69 suckmeoff suckmycock suckmydi suckmydick suckthis sugarbea sugarbear sugarray suikoden sumitomo
  summer00 summer01 summer03 summer04 summer05 summer06 summer07 summer10 summer11 summer12 summer20 summer69 summer98
  summer99 summerti summertime sundance sunderla sundevil sunflowe sunflower sunghile sunlight sunny123 sunnyboy
  sunnyday sunnysid sunrise1 sunsh1ne sunshine sunshine1 super123 superbad superbee superbow superboy supercar
  supercoo superdog superdup superduper superfly superfre supergir supergirl superjet superma1 superman superman1
  superman2 supermanboy supermar supermax supermen supernov supernova superpuper supersex superson supersonic supersta
  superstar superted supertra support1 sureno13 sureshot surfboar surfcity surfing1 surveyor survivor susanne1
  suspende suzanne1 sveta123 svetlana svetlanka swallows swampfox swatteam sweet123 sweetass sweetgirl sweethea
  sweethear sweetie1 sweetnes sweetness sweetpea sweetpussy swetlana swimmer1 swimming swingers swinging swordfis
  swordfish sycamore sydney12 sylvania sylveste syncmast syncmaster syracuse sysadmin system32 t34vfrc1991 t3fkvkmj
  tabbycat tacobell tadmichaels taekwond taekwondo tagheuer tailgate tajmahal takamine takayuki take8422 takedown
  takehana taliesin talisker talisman tallulah tamerlan tampabay tamwsn3sja tanechka tangerin tangerine tanstaaf
  tanya123 tarantul tarasova tarheel1 tarheels tashkent tatertot tatooine taylor12 taylorma tazdevil tazmania teacher1
  teamwork teaparty teardrop technics technolo tecktonik tecumseh teddy123 teddybea teddybear teengirl teiubesc
  telecast telecaster telefono telemark telephon teleport televisi televizor temitope temp1234 tempest1 temporar
  temppass temppassword temptress tenerife tennesse tennis11 tennis12 tentacle tequiero tequila1 tequilla terminat
  terminator terorist terrapin terriers test1234 testibil testicle testing1 testing123 testing2 testpass testuser
  texas123 thailand thanatos thanhvien thanhvien1 thanhvien123 thankgod thankyou thebeach thebears thebeast theblues
  theclash theclown thedevil thedoors theflash theforce thegame1 theghost thegirls thegreat thejoker thekiller
  thelast1 themaste themaster thematri thematrix theraven theresa1 therock1 thesaint thesnake thetachi thething
  thetruth theworld thicknes thinkpad thirdeye thirteen thisisit thisisme thissuck thissucks thomas01 thomas11
  thomas12 thomas123 thomas19 thor5200 thorsten threesom thuglife thumbnils thumper1 thunder1 thunder2 thunder3
  thunder5 thunder7 thunder9 thunderb thunderbird thunderc thunders tiberian tiberium tiberius ticketmaster tickleme
  tickling ticklish ticktock tiffany1 tiffany2 tiger123 tiger200 tigerboy tigercat tigerlil tigerman tigerpaw tigers01
  tigers12 tigerwoo tigerwoods tigger01 tigger11 tigger12 tigger69 tightass tightend tigrenok tiktonik timberla
  timberwo timberwolf timebomb timelord timepass timeport timewarp timmy123 timothy1 timoxa94 tincouch tinfloor
  tinhorse tinkerbe tinkerbel tinkerbell tintable tippmann tiramisu titanic1 titanium titleist titlover titsnass
  tkachenko tkbpfdtnf tm371855 tmjxn151 tocongnghe tokenbad tokiohotel tomahawk tombraid tombraider tombston tomcat14
  tomjones tommy123 tommyboy tommygun tommylee tomservo tomwaits tonyhawk toolshed tooltime toonarmy toonporn tooshort
  toosweet topdevice topflite topolino topsecre topsecret toriamos tornado1 toronto1 tortoise toshiba1 totalwar
  tottenha tottenham touchdow toughguy toulouse toutoune towtruck toystory tracker1 trademan trader12 traffic1
  trafford trailer1 trailers trainman tranmere transam1 transexual transfor translator transpor trapdoor trashman
  traveler travelle travesti travolta treasure treefrog treehous treetops trfnthbyf triangle tribbles tricolor
  trident1 triforce trigger1 trillian trinitro trinitron trinity1 trinity3 triplets tristan1 tristram triumph1
  trojans1 trombone trooper1 troopers trouble1 trouble2 trousers trucker1 truckers trucking truckman trueblue truelove
  truffles trumpet1 trustn01 trustno1 trustnoo trustnoone tryagain tubitzen tuczno18 tuesday1 tujazopi tujheirf
  tunafish turandot turbodog turkey50 turtoise tuyenquang tuyenquang1 tuyenquang123 tuyenquang2026 tuyenquang@123
  tvxtjk7r twilight twinboys twisted1 twisters twizzler twogirls tyler123 tyrik123 u4slpwra ubndxa123 ubvyfpbz
  uekmyfhf ufgyndmv ufhhbgjnnth ufhvjybz ufkfrnbrf uhbujhbq uiegu451 ujkjdjkjvrf ukflbfnjh ukflbjkec ultimate ultraman
  umbrella uncencored underdog undergro underpar undertak undertaker undertow underwoo underwor unforgiv unforgiven
  unicorn1 universa universi unknown1 unlimite up9x8rww urlacher ursitesux user1234 username usmarine usmc0311
  usmc1775 usuckballz1 utahjazz utjuhfabz utjvtnhbz utyyflbq uvmrysez vacation vagabond valdemar valdepen valentin
  valentina valerie1 valeriya valhalla valkyrie valleywa vampire1 vancouve vandamme vanechka vanessa1 vanguard
  vanhalen vanilla1 vanyarespekt varadero vaseline vasileva vasilina vasilisa vatoloco vauxhall vaz21093 vaz21099
  vbhjckfdf vbitymrf vegas123 vehpbkrf vendetta venezuel vengence venom121293 verbatim vergeten veritas1 veritech
  verizon1 vermont1 verochka veronika veroniqu verycool verygood verygoodbot verynice verysexy vetteman vfhbfyyf
  vfhbyjxrf vfhecmrf vfhnsirf vfhufhbnf vfhufhbnrf vfhvtkfl vfhvtkflrf vfiekmrf vfitymrf vfkmdbyf vfktymrfz vflfufcrfh
  vfnbkmlf vfnhjcrby vfntvfnbrf vfpfafrf vfrcbv123 vfrcbvec vfrcbvev vfrcbvjdf vfrcbvrf vfrfhjdf vfrfhjys vfuyjkbz
  vfvekbxrf vfvektxrf vfvfbgfgf vfvfgfgf vfvfgfgfz vfvfktyf vfvfvskfhfve vfylfhby vfylfhbyrf vg08k714 vibrator
  vicecity victoire victoria1 victory1 vietnam1 vietnam123 vietnam2026 vietnam@123 vietnamvodich vietnamyeuem viewsoni
  viewsonic vika2010 vikings1 viktoria viktorija viktoriy viktoriya vinbylrj vincent1 vinograd vintelok violator
  violetta viper123 vipergts viperman virginie virtuagirl vishenka vitalina vittoria vittorio vivahate vivitron
  vjhjpjdf vjhrjdrf vjqgfhjkm vjzctvmz vjzgjxnf vkontakte vlad1995 vlad1996 vlad1997 vlad1998 vlad7788 vladimir
  vladislav vladislava vladvlad vneid123 vodafone voldemar volgograd volition volkodav volkswag volkswagen volleyba
  voltaire voluntee volvo240 volvo850 volvos40 volvos80 volvov70 vonnegut vovochka voyager1 voyager2 vqsablpzla
  vsevolod vsjasnel12 vthctltc vtufgjkbc vw198m2n vyjujnjxbt w1w2w3w4 w2dlww3v5p w8gkz2x1 wachtwoord waffenss waheguru
  waldemar wallace1 walleye1 wallstre wanderer wantsome wapapapa war3demo warchild warcraft warcraft1 warcraft3
  wareagle warehous wargames warhamme warhammer warlock1 warlord1 warrior1 warrior2 warriors warszawa wasdwasd
  washingt watchmen water123 waterboy waterfal waterloo watermel watermelon waterpol waterpolo waterski wavmanuk
  wayfarer wcksdypk wdtnjxtr weare138 weather1 webhompas webhompass webmaste webmaster websol76 websolutions webster1
  websters wednesda weedhead welcome1 welcome12 welcome123 welcome2 welcome8 welkom01 wellcome welldone wellhung
  wellingt welshman wenef45313 werewolf weronika werthvfy wessonnn westbrom westcoas westcoast western1 westham1
  westlife westport westside westwind westwing westwood wetpussy wg8e3wjf whatever whatever1 whatisit whatthefuck
  whattheh whatthehell wheaties whiplash whirling whiskers whiskey1 whisper1 whistler whiteboy whitedog whiteout
  whitepower whitesox whitesta whitetai whitewolf whitney1 whoareyou whocares whoknows whoopass whosyourdaddy whytesha
  wideglid widespre wifey200 wiktoria wildbill wildblue wildcard wildcat1 wildcats wildfire wildman1 wildroid wildrose
  wildside wildstar wildthin wildthing wildwest wildwood william1 william2 william3 william7 winchest windmill
  windows1 windows9 windsong windsor1 windstar windsurf wingchun wingzero winnipeg261 winston1 winston2 winstons
  winter01 winter11 winter12 winter99 winxclub wisconsi wishbone wishmaster withlove wizard12 wladimir wmegrfux
  wnmaz7sd wolfgang wolfman1 wolfpack wolverin wolverine womersle wonderboy wonderfu wonkette woodbird wooddoor
  woodduck woodland woodlawn woodsink woodstoc woodstock woodwind woodwork woody123 woofwoof wordlife wordpass
  workhard worksuck worldcom worldcup worldwid wormwood wp2003wp wpoolejr wrangler wrest666 wrestle1 wrestlin wrinkle1
  wrinkle5 wrinkles wtpmjgda wutang36 x72jhhu3z xaccess2 xakep1234 xboxlive xcalibur xcountry xenocide xenophon
  xohzi3g4 xsw21qaz xsw23edc xthtgfirf xzsawq21 yamahar1 yamahar6 yamakasi yankeemp yankees0 yankees1 yankees2
  yankees7 yanochka yanshi1982 yardbird yaroslav ybrjkftd ybrjkftdbx ycwvrxxh yeahbaby year2000 year2005 yellow12
  yellow22 yes90125 yesterda yeuanhnhieu yeuemnhieu yfcnfcmz yfcntymrf yfcnz123 yfcnzyfcnz yfdbufnjh yfgjktjy yfltymrf
  yfnfitymrf yingyang yjdsqgfhjkm yjdsqujl yogibear yorkshir yorktown yosemite youandme yourmama yourmom1 yourname
  youtube1 yqlgr667 yqmbevgk yr8wdxcq ytngfhjkz ytnhjufnm ytrhjvfyn ytyfdbcnm yujyd360 yvtte545 yxkck878 yy5rbfsc
  yzerman1 z1234567 z123456789 z123456z z1x2c3v4 z1x2c3v4b5 zachary1 zaharova zalo1234 zalo12345 zanzibar zaq11qaz
  zaq12345 zaq123wsx zaq12wsx zaq1xsw2 zaq1xsw2cde3 zaqwsx123 zaqwsxcde zaqxswcde zaratustra zasranec zaxscdvf
  zcxfcnkbdf zenit2011 zeppelin zerocool zesyrmvu zhjckfdf zidane10 zigazaga ziggy123 zildjian zinedine zippy123
  zoidberg zolushka zqjphsyf6ctifgu zx123456 zx123456789 zxasqw12 zxc12345 zxc123456 zxc123zxc zxcasdqw zxcasdqwe
  zxcasdqwe123 zxcqweasd zxcv1234 zxcvasdf zxcvb123 zxcvb12345 zxcvbn12 zxcvbn123 zxcvbnm. zxcvbnm1 zxcvbnm12
  zxcvbnm123 zxcvbnmm zxcvbnmz zxcvfdsa zxcvvcxz zz123456 zz8807zpl zzxxccvv
`
  .trim()
  .split(/\s+/);

/**
 * What Vietnamese passwords begin with before their digits, without diacritics and blanks: the communes and former
 * districts of Tuyên Quang (content/units/units.csv), the provinces before 01/07/2025, words and names.
 */
export const VIETNAMESE_STEMS: readonly string[] = `
  admin angiang anhnhoem anhyeuem antuong bacgiang bachdich bachngoc bacho bachovidai bachxa backan baclieu bacme
  bacninh bacquang banghanh banglang banmay baoan baochau baongoc bariavungtau bentre bichngoc binhan binhca binhdinh
  binhduong binhphuoc binhthuan binhxa bome boyeu buivan camau canbo canboxa cantho canty caobang caobo chiemhoa
  chongyeu chuyendoiso codon concaucon congaitoi congnghe congngheso conlon connguoi contraitoi daklak daknong danang
  dangcongsan dangnhap dangvan dichvucong dienbien dienthoai dinhlong doanthanhnien dongnai dongtam dongthap dongtho
  dongvan dongyen duchuy dugia duonghong duongthuong emnhoanh emyeuanh facebook giabao giadinh giadinhlatatca
  giadinhtoi giahan gialai giangmi giangvien giaovien giaptrung hagiang haiduong haiphong hamyen hanam hanhphuc hanoi
  hatinh haugiang hoaan hoabinh hoang hoangsuphi hoangthi hoangvan hochiminh hocsinh hocvien hoinongdan hoiphunu
  hongnhung hongson hongthai hothau hungan hungduc hungloi hungyen huynh iloveyou internet khanhhoa khanhlinh khanhvy
  khauvai khongbiet khongcopass khongnho khuonlung kiendai kiengiang kienthiet kimbinh kimngan kontum laichau lambinh
  lamdong lananh langson laocai laochai lethi levan levana lienhiep linhho longan lopso lopsotuyenquang luchanh lungcu
  lungphin lungtam lyvan maimai maimaiyeuanh maimaiyeuem matkhau matkhaucuatoi matkhaula matkhaumoi maudue maytinh
  meovac mevabe meyeu minhanh minhngoc minhquan minhquang minhson minhtan minhthanh minhxuan motminh mylam nahang
  namdan namdich namdinh nghean nghiathuan ngocanh ngocduong ngoclong nguyen nguyenanh nguyenthi nguyenthia nguyenvan
  nguyenvana nguyenvanb nhoanh nhoem nhukhe niemson ninhbinh ninhthuan nongtien pavaysu pham phamvan phan phobang
  phulinh phuluong phuluu phuonganh phutho phuyen polyngai quanba quangbinh quanghuy quangnam quangngai quangnguyen
  quangninh quangtri quantri quantrivien quehuong quenmatkhau quynhanh saigon saphin sinhvien soctrang sokhcn
  sokhoahoc sonduong sonla sonthuy sonvi sungmang taikhoan tanan tanlong tanmy tanquang tanthanh tantien tantrao
  tantrinh tatnga tayninh thaibinh thaihoa thainguyen thaison thangmo thangtin thanhhoa thanhlong thanhthuy thanhtung
  thanhvien thaonguyen thienan thongnguyen thuanhoa thuathienhue thuha thuhuong thuonglam thuongnong thuongson
  thuyduong tiengiang tiennguyen tienyen tinhyeu tinhyeutoi tocongnghe tocongngheso toilaai toiyeuvietnam tran tranthi
  tranvan tranvana travinh triphu trungha trungkien trungson trungthinh truongsinh tuananh tungba tungvai tuyenquang
  tuyenquangquetoi ubnd ubndtinh ubndxa vanduc vangthi vietlam vietnam vietnamquehuongtoi vietnamvodich vietnamyeuem
  vinhlong vinhphuc vinhtuy vixuyen vneid vochong voyeu xinman xuangiang xuanvan yenbai yencuong yenhoa yenlap yenminh
  yennguyen yenphu yenson yenthanh yeuanh yeuanhnhieu yeuem yeuemnhieu youtube zalo
`
  .trim()
  .split(/\s+/);
