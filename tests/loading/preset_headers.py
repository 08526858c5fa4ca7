"""A header of every preset, as its tool writes it."""

HEADERS = {
    "salesforce-report": (
        "Opportunity ID,Account Name,Opportunity Name,Description,Stage,Close Date,Amount"
    ),
    "salesforce-dataloader": "Id,AccountId,Name,Description,StageName,CloseDate,Amount,OwnerId",
    "hubspot": (
        "Record ID,Deal Name,Deal Stage,Associated Company,Close Date,Amount,Deal Description"
    ),
    "dynamics365": (
        "Topic,Potential Customer,Status,"
        "Status Reason,Est. revenue,Est. close date,Proposed Solution"
    ),
    "zoho": "Record Id,Potential Name,Account Name,Stage,Closing Date,Amount,Description",
    "pipedrive": (
        "Deal - ID,Deal - Title*,Deal - Value,Deal - Organization,Deal - Status,Deal - Note"
    ),
    "netsuite": (
        "Internal ID,Document Number,Company Name,Title,Entity Status,Projected Total,Memo"
    ),
    "jira": "Summary,Issue key,Issue id,Status,Due date,Custom field (Customer)",
    "linear": (
        "ID,Team,Title,Description,Status,Estimate,Cycle Number,Cycle Name,Parent issue,Due Date"
    ),
    "aha": "Feature reference #,Feature name,Feature description,Feature status,Release date",
    "productboard": "Feature ID,Feature name,Component,Status,Timeframe,Company",
    "monday": (
        "Deal Name,Owner code,Client Code,Deal Status,Close Date (A),Masked Deal value,Promise"
    ),
    "rally": "Formatted ID,Name,Release,Schedule State,Plan Estimate,Owner",
    "generic": "Promise ID,Client,Promise,Delivery Date,Stage",
}
