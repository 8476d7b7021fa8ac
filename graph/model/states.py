"""The codes of states: ISO 3166-1, three letters and two, and the codes that ISO leaves to users."""

from functools import cache

_LETTERS = """
ABWaw AFGaf AGOao AIAai ALAax ALBal ANDad AREae ARGar ARMam ASMas ATAaq ATFtf ATGag AUSau AUTat AZEaz BDIbi BELbe
BENbj BESbq BFAbf BGDbd BGRbg BHRbh BHSbs BIHba BLMbl BLRby BLZbz BMUbm BOLbo BRAbr BRBbb BRNbn BTNbt BVTbv BWAbw
CAFcf CANca CCKcc CHEch CHLcl CHNcn CIVci CMRcm CODcd COGcg COKck COLco COMkm CPVcv CRIcr CUBcu CUWcw CXRcx CYMky
CYPcy CZEcz DEUde DJIdj DMAdm DNKdk DOMdo DZAdz ECUec EGYeg ERIer ESHeh ESPes ESTee ETHet FINfi FJIfj FLKfk FRAfr
FROfo FSMfm GABga GBRgb GEOge GGYgg GHAgh GIBgi GINgn GLPgp GMBgm GNBgw GNQgq GRCgr GRDgd GRLgl GTMgt GUFgf GUMgu
GUYgy HKGhk HMDhm HNDhn HRVhr HTIht HUNhu IDNid IMNim INDin IOTio IRLie IRNir IRQiq ISLis ISRil ITAit JAMjm JEYje
JORjo JPNjp KAZkz KENke KGZkg KHMkh KIRki KNAkn KORkr KWTkw LAOla LBNlb LBRlr LBYly LCAlc LIEli LKAlk LSOls LTUlt
LUXlu LVAlv MACmo MAFmf MARma MCOmc MDAmd MDGmg MDVmv MEXmx MHLmh MKDmk MLIml MLTmt MMRmm MNEme MNGmn MNPmp MOZmz
MRTmr MSRms MTQmq MUSmu MWImw MYSmy MYTyt NAMna NCLnc NERne NFKnf NGAng NICni NIUnu NLDnl NORno NPLnp NRUnr NZLnz
OMNom PAKpk PANpa PCNpn PERpe PHLph PLWpw PNGpg POLpl PRIpr PRKkp PRTpt PRYpy PSEps PYFpf QATqa REUre ROUro RUSru
RWArw SAUsa SDNsd SENsn SGPsg SGSgs SHNsh SJMsj SLBsb SLEsl SLVsv SMRsm SOMso SPMpm SRBrs SSDss STPst SURsr SVKsk
SVNsi SWEse SWZsz SXMsx SYCsc SYRsy TCAtc TCDtd TGOtg THAth TJKtj TKLtk TKMtm TLStl TONto TTOtt TUNtn TURtr TUVtv
TWNtw TZAtz UGAug UKRua UMIum URYuy USAus UZBuz VATva VCTvc VENve VGBvg VIRvi VNMvn VUTvu WLFwf WSMws YEMye ZAFza
ZMBzm ZWEzw XKXxk
"""
# `XKX` and `xk` are what users agreed on for Kosovo: ISO assigns neither.
_AGREED = frozenset({"XKX"})


@cache
def iso_codes() -> frozenset[str]:
    """Give the 249 assigned codes of ISO 3166-1 alpha-3, such as `RUS`."""
    return frozenset(_two_letters()) - _AGREED


@cache
def states_by_two_letters() -> dict[str, str]:
    """Give the code of each state by its two letters: `ru` is `RUS`."""
    return {two: three for three, two in _two_letters().items()}


def two_letters(code: str) -> str | None:
    """Give a state's ISO 3166-1 alpha-2 code in small letters, None for a code that ISO leaves to users."""
    return _two_letters().get(code)


@cache
def _two_letters() -> dict[str, str]:
    return {both[:3]: both[3:] for both in _LETTERS.split()}


def is_state_code(code: str) -> bool:
    """Tell whether a code names a state: `RUS` by ISO, `XKX` and `QMA` as codes that ISO leaves to users."""
    if code in iso_codes():
        return True
    user_assigned = len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()
    return user_assigned and (code[0] == "X" or (code[0] == "Q" and code[1] >= "M"))
