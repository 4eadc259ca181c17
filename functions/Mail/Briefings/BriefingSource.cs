using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Questions;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>What a briefing is made of: one complete night, as a plain reader of one partner sees it.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Night">The night.</param>
/// <param name="Seen">What the partner sees of that night's register.</param>
/// <param name="Report">The sealed report of that night.</param>
/// <param name="Questions">What the partner itself is asked, the most telling first.</param>
/// <param name="Before">The report that the recipient got last; null for the first one.</param>
internal sealed record BriefingSource(
    string Partner,
    GapReportId Night,
    VisibleProjection Seen,
    GapReportResponse Report,
    QuestionsResponse Questions,
    EarlierNight? Before);

/// <summary>The night of an earlier briefing.</summary>
/// <param name="Night">The night.</param>
/// <param name="Register">What the partner could see of its register.</param>
/// <param name="Report">Its sealed report.</param>
internal sealed record EarlierNight(GapReportId Night, Register Register, GapReportResponse Report);
